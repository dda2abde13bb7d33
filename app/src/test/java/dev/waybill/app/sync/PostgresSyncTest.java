package dev.waybill.app.sync;

import dev.waybill.DatabaseSettings;
import dev.waybill.contract.postgresql.PostgresServer;

class PostgresSyncTest extends SyncContract {
  @Override
  DatabaseSettings fresh() {
    return PostgresServer.shared("newest").freshDatabase();
  }
}

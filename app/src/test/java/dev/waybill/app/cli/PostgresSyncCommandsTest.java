package dev.waybill.app.cli;

import dev.waybill.DatabaseSettings;
import dev.waybill.contract.postgresql.PostgresServer;

class PostgresSyncCommandsTest extends SyncCommandsContract {
  @Override
  DatabaseSettings fresh() {
    return PostgresServer.shared("newest").freshDatabase();
  }

  @Override
  String forgetting() {
    return "; delete from waybill.installed_object where name in ('source', 'rejected')";
  }
}

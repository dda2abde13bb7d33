package dev.waybill.app.run;

import dev.waybill.DatabaseSettings;
import dev.waybill.contract.postgresql.PostgresServer;

class PostgresServiceTest extends ServiceContract {
  @Override
  DatabaseSettings fresh() {
    return PostgresServer.shared("newest").freshDatabase();
  }
}

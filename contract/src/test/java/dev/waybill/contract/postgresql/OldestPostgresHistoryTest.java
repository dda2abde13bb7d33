package dev.waybill.contract.postgresql;

import dev.waybill.contract.history.BulkInsert;
import dev.waybill.contract.history.HistoryContract;

final class OldestPostgresHistoryTest extends HistoryContract {
  OldestPostgresHistoryTest() {
    super(new PostgresUnderTest(PostgresServer.shared("oldest")));
  }

  @Override
  protected BulkInsert bulk() {
    return new CopyAccounts();
  }
}

package dev.waybill.contract.postgresql;

import dev.waybill.contract.history.BulkInsert;
import dev.waybill.contract.history.HistoryContract;

final class NewestPostgresHistoryTest extends HistoryContract {
  NewestPostgresHistoryTest() {
    super(new PostgresUnderTest(PostgresServer.shared("newest")));
  }

  @Override
  protected BulkInsert bulk() {
    return new CopyAccounts();
  }
}

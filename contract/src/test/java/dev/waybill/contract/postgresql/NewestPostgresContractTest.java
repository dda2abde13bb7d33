package dev.waybill.contract.postgresql;

import dev.waybill.contract.DatabasePackContract;

final class NewestPostgresContractTest extends DatabasePackContract {
  NewestPostgresContractTest() {
    super(new PostgresUnderTest(PostgresServer.shared("newest")));
  }
}

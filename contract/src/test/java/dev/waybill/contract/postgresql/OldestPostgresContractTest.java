package dev.waybill.contract.postgresql;

import dev.waybill.contract.DatabasePackContract;

final class OldestPostgresContractTest extends DatabasePackContract {
  OldestPostgresContractTest() {
    super(new PostgresUnderTest(PostgresServer.shared("oldest")));
  }
}

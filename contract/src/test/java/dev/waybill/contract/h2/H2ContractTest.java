package dev.waybill.contract.h2;

import dev.waybill.contract.DatabasePackContract;

final class H2ContractTest extends DatabasePackContract {
  H2ContractTest() {
    super(new H2UnderTest());
  }
}

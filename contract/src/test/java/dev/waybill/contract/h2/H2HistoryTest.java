package dev.waybill.contract.h2;

import dev.waybill.contract.history.HistoryContract;

final class H2HistoryTest extends HistoryContract {
  H2HistoryTest() {
    super(new H2UnderTest());
  }
}

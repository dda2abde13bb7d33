package dev.waybill.sandbox;

import java.util.function.UnaryOperator;

/** Sandboxes for tests: small, on any port, by a clock that stands. */
final class Small {
  private Small() {}

  static SandboxSettings settings(SetClock clock) {
    return SandboxSettings.defaults()
        .withPort(0)
        .withClock(clock)
        .withPopulation(p -> p.withCustomers(230).withOrders(1_234).still());
  }

  static Sandbox still() {
    return Sandbox.start(settings(new SetClock()));
  }

  static Sandbox still(UnaryOperator<SandboxSettings> change) {
    return Sandbox.start(change.apply(settings(new SetClock())));
  }

  /** One in which ten orders a minute are placed. */
  static Sandbox living(SetClock clock) {
    return Sandbox.start(settings(clock).withPopulation(p -> p.withOrdersPerMinute(10)));
  }
}

package dev.waybill.sync.internal.exigo;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition. */
final class Wait {
  private Wait() {}

  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain");
      }
      Thread.onSpinWait();
    }
  }
}

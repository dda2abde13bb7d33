package dev.waybill.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for what another thread or process brings about. */
final class Until {
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private Until() {}

  /** Something that becomes true. */
  interface Condition {
    boolean holds() throws Exception;
  }

  static void holds(String what, Condition condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waiting until %s", what).isLessThan(deadline);
      assertThat(new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS)).isFalse();
    }
  }
}

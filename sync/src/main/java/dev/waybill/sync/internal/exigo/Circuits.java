package dev.waybill.sync.internal.exigo;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The circuit to each API, shared by all passes of this process: a source is opened anew for each
 * pass, and what the last one met still holds. Thread-safe; grows with the APIs configured.
 */
final class Circuits {
  /** Failures in a row, over all requests, until nothing is asked for a while. */
  static final int FAILURES = 10;

  private static final Map<String, CircuitBreaker<Object>> ALL = new ConcurrentHashMap<>();

  private Circuits() {}

  /**
   * The circuit to an API.
   *
   * @param open how long it stays open
   */
  static CircuitBreaker<Object> to(String origin, Duration open) {
    return ALL.computeIfAbsent(
        origin,
        key ->
            CircuitBreaker.builder()
                .handleIf(Circuits::broken)
                .withFailureThreshold(FAILURES)
                .withDelay(open)
                .build());
  }

  private static boolean broken(Throwable failure) {
    return failure instanceof Trouble trouble && trouble.kind() == Trouble.Kind.BROKEN;
  }
}

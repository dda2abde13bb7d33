package dev.waybill.sync.internal.exigo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * What a test replaces.
 *
 * @param delay what becomes of a time to wait before a request is tried again
 * @param open how long a circuit stays open
 * @param jitter 0 to 1, by chance
 * @param tls whom to trust; empty for whom Java trusts
 */
record Surroundings(
    UnaryOperator<Duration> delay, Duration open, DoubleSupplier jitter, Optional<SSLContext> tls) {
  static final Surroundings REAL =
      new Surroundings(
          delay -> delay,
          Duration.ofMinutes(1),
          () -> ThreadLocalRandom.current().nextDouble(),
          Optional.empty());
}

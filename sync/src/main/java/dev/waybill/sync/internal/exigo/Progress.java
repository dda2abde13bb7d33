package dev.waybill.sync.internal.exigo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a walk has come; what a watermark's text holds, so that a walk that was cut off goes on
 * where it was.
 *
 * @param origin which company at which address
 * @param phase what is walked now
 * @param last id of the phase that was seen last; null before the first
 * @param since the walk takes what changed after this moment; null for everything
 * @param started when the walk began, by the earlier of both clocks; null before its first answer
 * @param upTo the moment up to which the walks before came; null for none
 * @param parts of which customers sites and accounts were fetched, and as of which change
 */
record Progress(
    String origin,
    Phase phase,
    @Nullable Long last,
    @Nullable Instant since,
    @Nullable Instant started,
    @Nullable Instant upTo,
    Map<Long, String> parts) {
  /** What is walked, in this order. */
  enum Phase {
    CUSTOMERS,
    ORDERS,
    /** Customers again, with their sites and accounts: a request each, which nothing waits for. */
    PARTS,
    DONE
  }

  Progress {
    parts = Map.copyOf(parts);
  }

  /** The first load. */
  static Progress first(String origin, @Nullable Instant since) {
    return new Progress(origin, Phase.CUSTOMERS, null, since, null, null, Map.of());
  }

  /** The walk after this one, which is done. */
  Progress next(Duration overlap) {
    return new Progress(
        origin,
        Phase.CUSTOMERS,
        null,
        started == null ? since : started.minus(overlap),
        null,
        upTo,
        parts);
  }

  /** A walk from a moment that was asked for. */
  Progress from(String where, Instant moment) {
    return new Progress(where, Phase.CUSTOMERS, null, moment, null, upTo, Map.of());
  }

  Progress begunAt(Instant moment) {
    return started != null ? this : new Progress(origin, phase, last, since, moment, upTo, parts);
  }

  Progress seen(long id) {
    return new Progress(origin, phase, id, since, started, upTo, parts);
  }

  Progress fetched(Map<Long, String> now) {
    return new Progress(origin, phase, last, since, started, upTo, now);
  }

  /** The next phase; after the last, the walk is done and its start is what was reached. */
  Progress phaseAfter() {
    Phase next =
        switch (phase) {
          case CUSTOMERS -> Phase.ORDERS;
          case ORDERS -> Phase.PARTS;
          case PARTS, DONE -> Phase.DONE;
        };
    return new Progress(
        origin, next, null, since, started, next == Phase.DONE ? started : upTo, parts);
  }
}

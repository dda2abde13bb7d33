package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.ApiDates;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What time it is in the world, in microseconds, whole milliseconds only, as a {@code datetime}
 * column holds them. Not thread-safe.
 *
 * <p>The world lives by a time of its own, which stands while it is paused; the dates it writes are
 * the clock's, so that a pause leaves no gap in which something happens unseen.
 */
final class WorldTime {
  private final Clock clock;
  private long ahead;
  private long lag;
  private boolean paused;
  private long stopped;

  WorldTime(Clock clock, boolean paused) {
    this.clock = clock;
    this.lag = date();
    this.paused = paused;
  }

  /** The date now. */
  long date() {
    return ApiDates.micros(clock.instant().truncatedTo(ChronoUnit.MILLIS)) + ahead;
  }

  /** How long the world has lived. */
  long lived() {
    return paused ? stopped : date() - lag;
  }

  /** The date of what happens at this point of the world's life, now or a little ago. */
  long dateOf(long lived) {
    return lived + (paused ? date() - stopped : lag);
  }

  void pause() {
    stopped = lived();
    paused = true;
  }

  void resume() {
    if (paused) {
      lag = date() - stopped;
      paused = false;
    }
  }

  /** Puts the world's time, and its dates, ahead of the clock. */
  void advance(Duration duration) {
    long micros = Math.multiplyExact(duration.toMillis(), 1_000L);
    ahead += micros;
    if (paused) {
      stopped += micros;
    }
  }
}

package dev.waybill.app.run;

import dev.waybill.load.Loaded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the service counts and measures as it goes. Labels are names from the configuration and
 * nothing else. Thread-safe.
 */
final class Meters {
  private static final Duration[] REQUEST_LIMITS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };
  private static final Duration[] REFRESH_LIMITS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(2),
    Duration.ofMinutes(10)
  };

  private final MeterRegistry registry;

  Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Where nobody asks for them. */
  static Meters off() {
    return new Meters(new CompositeMeterRegistry());
  }

  /** How a run ended. */
  enum Outcome {
    SUCCEEDED,
    FAILED
  }

  void ran(JobName job, Outcome outcome) {
    Counter.builder("waybill.job.runs")
        .description("Runs of a job that ended.")
        .tag("kind", job.kind().word())
        .tag("name", job.name())
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  void loaded(String source, Loaded page) {
    for (Loaded.Table table : page.tables()) {
      Counter.builder("waybill.sync.rows.read")
          .description("Rows that a source gave.")
          .tag("source", source)
          .tag("table", table.table())
          .register(registry)
          .increment((double) table.read());
      counts(table)
          .forEach(
              (outcome, count) ->
                  Counter.builder("waybill.sync.rows")
                      .description("What became of rows.")
                      .tag("source", source)
                      .tag("table", table.table())
                      .tag("outcome", outcome)
                      .register(registry)
                      .increment(count));
    }
  }

  private static Map<String, Long> counts(Loaded.Table table) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("inserted", table.inserted());
    counts.put("updated", table.updated());
    counts.put("unchanged", table.unchanged());
    counts.put("older", table.older());
    counts.put("deleted", table.deleted());
    counts.put("rejected", table.rejected());
    return counts;
  }

  void answered(String source, Duration took) {
    Timer.builder("waybill.sync.request")
        .description("Requests to a source that were answered, well or not.")
        .tag("source", source)
        .serviceLevelObjectives(REQUEST_LIMITS)
        .register(registry)
        .record(took);
  }

  void refreshed(String queue, Duration took, long rows) {
    Timer.builder("waybill.queue.refresh")
        .description("Refreshes of a queue.")
        .tag("queue", queue)
        .serviceLevelObjectives(REFRESH_LIMITS)
        .register(registry)
        .record(took);
    Counter.builder("waybill.queue.rows")
        .description("Rows frozen into batches.")
        .tag("queue", queue)
        .register(registry)
        .increment((double) rows);
  }
}

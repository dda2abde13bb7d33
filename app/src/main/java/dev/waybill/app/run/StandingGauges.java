package dev.waybill.app.run;

import dev.waybill.Status;
import dev.waybill.app.run.Standing.Facts;
import dev.waybill.load.SourceState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of what the database tells, the same on every node; NaN where it does not tell.
 *
 * @param registry where they are shown
 * @param standing what they show
 */
record StandingGauges(MeterRegistry registry, Standing standing) {
  /** One figure. */
  private interface Figure {
    @Nullable Number of(Facts facts);
  }

  void database() {
    Gauge.builder("waybill.database.up", () -> standing.facts().trouble() == null ? 1 : 0)
        .description("Whether the database answers: 1 or 0.")
        .register(registry);
  }

  void job(JobName job) {
    Tags tags = Tags.of("kind", job.kind().word(), "name", job.name());
    add(
        "waybill.job.last.success.timestamp.seconds",
        "When a job last went well.",
        tags,
        facts -> seconds(facts.runs().get(job.scheduled()), ScheduledRun::lastSuccess));
    add(
        "waybill.job.next.timestamp.seconds",
        "When a job comes next.",
        tags,
        facts -> seconds(facts.runs().get(job.scheduled()), ScheduledRun::next));
    add(
        "waybill.job.failures",
        "Failures of a job in a row, up to now.",
        tags,
        facts -> {
          ScheduledRun run = facts.runs().get(job.scheduled());
          return run == null ? null : run.failures();
        });
  }

  void source(String source) {
    Tags tags = Tags.of("source", source);
    add(
        "waybill.sync.lag.seconds",
        "Age of the moment up to which a source's records are here.",
        tags,
        facts -> {
          SourceState state = facts.sources().get(source);
          return state == null || state.upTo() == null ? null : span(state.upTo(), facts.at());
        });
    add(
        "waybill.sync.set.aside",
        "Records that wait in waybill.rejected.",
        tags,
        facts -> {
          SourceState state = facts.sources().get(source);
          return state == null ? null : state.setAside();
        });
  }

  void queue(String queue) {
    Tags tags = Tags.of("queue", queue);
    add(
        "waybill.queue.pending",
        "Captured changes that the next refresh looks at; counted up to a million.",
        tags,
        facts -> {
          Status.QueueState state = facts.queues().get(queue);
          return state == null ? null : state.pending();
        });
    add(
        "waybill.queue.lag.seconds",
        "Age of a queue's position where changes are pending, else zero.",
        tags,
        facts -> {
          Status.QueueState state = facts.queues().get(queue);
          return state == null ? null : state.lag().toMillis() / 1000.0;
        });
  }

  private void add(String name, String description, Tags tags, Figure figure) {
    Gauge.builder(
            name,
            () -> {
              Number value = figure.of(standing.facts());
              return value == null ? Double.NaN : value;
            })
        .description(description)
        .tags(tags)
        .register(registry);
  }

  /** A moment of a run. */
  private interface Moment {
    @Nullable Instant of(ScheduledRun run);
  }

  private static @Nullable Number seconds(@Nullable ScheduledRun run, Moment moment) {
    Instant at = run == null ? null : moment.of(run);
    return at == null ? null : at.toEpochMilli() / 1000.0;
  }

  private static Number span(Instant from, Instant until) {
    return Duration.between(from, until).toMillis() / 1000.0;
  }
}

package dev.waybill.app.run;

import dev.waybill.Status;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.load.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How jobs, sources and queues stand in the database, whichever node brought it about; asked at
 * most every few seconds. Thread-safe.
 */
final class Standing {
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Waybill waybill;
  private final DatabaseClock clock;
  private @Nullable Facts last;

  Standing(Waybill waybill, DatabaseClock clock) {
    this.waybill = waybill;
    this.clock = clock;
  }

  /**
   * What the database said.
   *
   * @param at when, by its own time
   * @param runs by name in the schedule
   * @param sources by name
   * @param queues by name
   * @param trouble why it could not be asked; null where it could
   */
  record Facts(
      Instant at,
      Map<String, ScheduledRun> runs,
      Map<String, SourceState> sources,
      Map<String, Status.QueueState> queues,
      @Nullable String trouble) {}

  synchronized Facts facts() {
    Instant now = clock.now();
    Facts facts = last;
    if (facts == null || Duration.between(facts.at(), now).abs().compareTo(FRESH) > 0) {
      facts = ask(now);
      last = facts;
    }
    return facts;
  }

  private Facts ask(Instant now) {
    try {
      Map<String, ScheduledRun> runs = new LinkedHashMap<>();
      ScheduledRun.all(waybill).orElse(List.of()).forEach(run -> runs.put(run.scheduled(), run));
      Map<String, SourceState> sources = new LinkedHashMap<>();
      waybill.sources().forEach(source -> sources.put(source.name(), source));
      Map<String, Status.QueueState> queues = new LinkedHashMap<>();
      waybill.status().queues().forEach(queue -> queues.put(queue.name(), queue));
      return new Facts(now, runs, sources, queues, null);
    } catch (WaybillException e) {
      String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return new Facts(now, Map.of(), Map.of(), Map.of(), line);
    }
  }
}

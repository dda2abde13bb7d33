package dev.waybill.app.run;

import dev.waybill.ErrorCode;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.app.config.Settings;
import dev.waybill.app.config.When;
import dev.waybill.sync.SourceSettings;
import dev.waybill.sync.Sync;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The jobs that a configuration asks for. */
final class MakeJobs {
  private MakeJobs() {}

  /**
   * Sources first, then queues, and upkeep.
   *
   * @throws WaybillException {@code CONFIGURATION} where there are neither sources nor queues to
   *     run
   */
  static List<Job> of(Waybill waybill, Settings settings, ZoneId zone, Meters meters) {
    if (settings.sources().isEmpty() && settings.schedules().queues().isEmpty()) {
      throw new WaybillException(
          ErrorCode.CONFIGURATION,
          "There is nothing to run: the configuration has no sources:, and no queue in it has every"
              + " or cron. Add one, such as queues: { queue: { every: 15m } }.");
    }
    List<Job> jobs = new ArrayList<>();
    Sync.Place place = new Sync.Place(zone, settings.folder());
    for (SourceSettings source : settings.sources()) {
      TellPass tell = new TellPass(source.name(), meters);
      jobs.add(
          new SyncSource(
              new JobName(JobName.Kind.SOURCE, source.name()),
              new When.Every(source.every()),
              new Sync(waybill, source, place, tell),
              tell));
    }
    settings
        .schedules()
        .queues()
        .forEach((queue, when) -> jobs.add(new RefreshQueue(waybill, queue, when, meters)));
    jobs.add(new DoUpkeep(waybill));
    return jobs;
  }

  /** As in the configuration. */
  static String words(When when) {
    if (when instanceof When.Cron cron) {
      return "at " + cron.expression();
    }
    Duration interval = ((When.Every) when).interval();
    // Such as PT1H30M and PT30S.
    return "every " + interval.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}

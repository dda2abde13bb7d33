package dev.waybill.app.cli;

import dev.waybill.Waybill;
import dev.waybill.app.config.Settings;
import dev.waybill.sync.SourceSettings;
import dev.waybill.sync.Sync;
import dev.waybill.sync.SyncOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Makes passes of sources until they are through, or until somebody stops them. One that fails
 * stops no other.
 */
final class SyncSources {
  private final Waybill waybill;
  private final Settings settings;
  private final SyncReport report;
  private final SyncOptions first;

  /**
   * Nothing is read yet.
   *
   * @param first how the first pass of each source is made; the later ones start where it ended
   */
  SyncSources(Waybill waybill, Settings settings, SyncReport report, SyncOptions first) {
    this.waybill = waybill;
    this.settings = settings;
    this.report = report;
    this.first = first;
  }

  /** One pass of each, one after the other; returns whether it was stopped. */
  boolean once(List<SourceSettings> sources) {
    return RunUntilStopped.run(
        Map.of(
            "sync",
            () -> {
              for (SourceSettings source : sources) {
                ShowPass show = new ShowPass(report, source.name(), ShowPass.As.BAR);
                try (Sync sync = open(source, show)) {
                  pass(sync, show, first, "");
                }
              }
            }));
  }

  /** Pass after pass, each source by its interval; returns when it was stopped. */
  boolean goOn(List<SourceSettings> sources) {
    // Bars of several at once would run through each other.
    ShowPass.As as = sources.size() == 1 ? ShowPass.As.BAR_AND_LINE : ShowPass.As.LINE;
    Map<String, RunUntilStopped.Work> works = new LinkedHashMap<>();
    for (SourceSettings source : sources) {
      works.put(
          "sync " + source.name(), () -> goOn(source, new ShowPass(report, source.name(), as)));
    }
    return RunUntilStopped.run(works);
  }

  private void goOn(SourceSettings source, ShowPass show) throws InterruptedException {
    SyncOptions how = first;
    String again = " Tried again in " + span(source.every()) + ".";
    try (Sync sync = open(source, show)) {
      while (true) {
        if (pass(sync, show, how, again)) {
          how = new SyncOptions(Optional.empty(), first.mode());
        }
        TimeUnit.MILLISECONDS.sleep(source.every().toMillis());
      }
    }
  }

  private Sync open(SourceSettings source, ShowPass show) {
    return new Sync(
        waybill, source, new Sync.Place(Times.zone(settings.config()), settings.folder()), show);
  }

  /** Whether it came to its end. */
  private boolean pass(Sync sync, ShowPass show, SyncOptions how, String again)
      throws InterruptedException {
    show.begin();
    try {
      sync.pass(how);
      return true;
    } catch (RuntimeException e) {
      show.failed(e, again);
      return false;
    } finally {
      show.end();
    }
  }

  /** As in the configuration where that is short. */
  private static String span(Duration every) {
    return every.toSeconds() < 120 ? every.toSeconds() + "s" : Times.readable(every);
  }
}

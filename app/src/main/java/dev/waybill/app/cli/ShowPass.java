package dev.waybill.app.cli;

import dev.waybill.app.print.Progress;
import dev.waybill.load.Loaded;
import dev.waybill.sync.SyncListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows the passes of one source while they are made. Not thread-safe. */
final class ShowPass implements SyncListener {
  /** What is shown. */
  enum As {
    BAR,
    LINE,
    BAR_AND_LINE
  }

  private final SyncReport report;
  private final String source;
  private final As as;
  private Progress progress = Progress.none();
  private Loaded sum = Loaded.nothing();

  ShowPass(SyncReport report, String source, As as) {
    this.report = report;
    this.source = source;
    this.as = as;
  }

  void begin() {
    sum = Loaded.nothing();
    if (as != As.LINE) {
      progress = Progress.unknown(report.screen(), source);
    }
  }

  @Override
  public void expected(String of, long records) {
    progress.expect(records);
  }

  @Override
  public void loaded(String of, Loaded page) {
    report.add(source, page);
    sum = sum.plus(page);
    Loaded.Table total = sum.total();
    progress.to(total.read());
    progress.say(counts(total));
  }

  @Override
  public void notice(String of, String line) {
    progress.clear();
    report.tell(source + ": " + line);
  }

  void failed(RuntimeException e, String again) {
    close();
    report.failed(source, e, again);
  }

  void end() {
    close();
    String counts = counts(sum.total());
    if (as != As.BAR && !counts.isEmpty()) {
      report.tell(source + ": " + counts);
    }
  }

  private void close() {
    progress.close();
    progress = Progress.none();
  }

  /** Such as {@code 3 inserted, 2 updated}; empty where all stayed as it was. */
  private static String counts(Loaded.Table total) {
    List<String> counts = new ArrayList<>();
    count(counts, total.inserted(), "inserted");
    count(counts, total.updated(), "updated");
    count(counts, total.deleted(), "deleted");
    count(counts, total.rejected(), "set aside");
    return String.join(", ", counts);
  }

  private static void count(List<String> counts, long count, String what) {
    if (count > 0) {
      counts.add(String.format(Locale.ROOT, "%,d %s", count, what));
    }
  }
}

package dev.waybill.bench.measure;

import dev.waybill.DatabaseSettings;
import dev.waybill.bench.candidate.Capture;
import dev.waybill.bench.candidate.Ours;
import dev.waybill.bench.lab.Folder;
import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.Launcher;
import dev.waybill.bench.report.Bar;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Rounds;
import dev.waybill.bench.report.Unit;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** The command line shows a million frozen rows in a small heap. */
public final class ShowMillion implements Measurement {
  private static final String HEAP = "-Xmx256m";

  private final int rows;

  public ShowMillion() {
    this(1_000_000);
  }

  ShowMillion(int rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "show";
  }

  @Override
  public String title() {
    return "A large batch on the command line";
  }

  @Override
  public String method() {
    return """
        A batch of 1,000,000 rows of six columns, frozen on PostgreSQL, printed by `waybill show` with `-Xmx256m` into a pipe in each \
        format: the time of the whole command, once, and the lines that came out."""
        .strip();
  }

  @Override
  public List<Finding> measure(Run run) throws Exception {
    Rounds times = new Rounds();
    Rounds lines = new Rounds();
    boolean complete = true;
    try (Lab lab = Lab.on(run.servers().plain());
        Folder folder = Folder.create()) {
      lab.table("orders", rows);
      try (Capture capture = new Ours().capture(lab, "orders")) {
        lab.session().run("call q.refresh('2019-01-01')");
        Files.writeString(folder.path().resolve("waybill.yaml"), configuration(lab.settings()));
        Launcher launcher = new Launcher(run.home(), folder.path());
        launcher.run("", "--version");
        for (String format : List.of("csv", "json", "table")) {
          Launcher.Outcome shown =
              launcher.run(HEAP, "show", "orders", "--queue", "q", "--format", format);
          times.add(format, shown.millis());
          lines.add(format, (double) shown.lines());
          complete &= shown.lines() >= rows;
          run.progress()
              .accept(
                  String.format(
                      Locale.ROOT,
                      "%s: %,.0f ms, %,d lines",
                      format,
                      shown.millis(),
                      shown.lines()));
        }
        capture.upkeep();
      }
    }
    String what = String.format(Locale.ROOT, "`waybill show` of %,d rows, `%s`", rows, HEAP);
    return List.of(
        times.finding(what, Unit.MILLISECONDS).with(new Bar("runs", complete)),
        lines.finding(what + ": lines printed", Unit.ROWS));
  }

  private static String configuration(DatabaseSettings database) {
    return String.format(
        """
        database:
          url: %s
          user: %s
        tables:
          - name: lab.orders
            modified: modified
        queues:
          q: {}
        """,
        database.url(), database.user());
  }
}

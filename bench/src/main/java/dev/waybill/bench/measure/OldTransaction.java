package dev.waybill.bench.measure;

import dev.waybill.bench.candidate.Candidate;
import dev.waybill.bench.candidate.Capture;
import dev.waybill.bench.candidate.NoCapture;
import dev.waybill.bench.candidate.Ours;
import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.Work;
import dev.waybill.bench.report.Bar;
import dev.waybill.bench.report.Chart;
import dev.waybill.bench.report.Entry;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Sample;
import dev.waybill.bench.report.Unit;
import dev.waybill.contract.Session;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Minutes of writing while one transaction stays open that has written and that reads at an old
 * snapshot, so that nothing dead can be cleaned away.
 */
public final class OldTransaction implements Measurement {
  private static final int CHANGES = 500;
  private static final int CYCLE_MILLIS = 1_000;
  private static final int POINTS = 20;
  private static final double BAR = 1.2;

  @Override
  public String name() {
    return "old-transaction";
  }

  @Override
  public String title() {
    return "Beside an old transaction";
  }

  @Override
  public String method() {
    return """
        500 of 200,000 rows updated each second, as many as a busy shop changes in a while, with one transaction open all \
        the time that has written and reads at its first snapshot; after each update what changed is handed over, and \
        tidied up. The candidates take turns within each second. The figures are medians of equal parts of the time, \
        in its order: of the time that handing over took, and of what is kept for it."""
        .strip();
  }

  private final int rows;

  public OldTransaction() {
    this(200_000);
  }

  /**
   * In a smaller or larger table than usual.
   *
   * @param rows of it
   */
  OldTransaction(int rows) {
    this.rows = rows;
  }

  private static final class Track {
    final int rows;
    final Candidate candidate;
    final Lab lab;
    final Capture capture;
    final Session writer;
    final Session copier;
    final List<Double> millis = new ArrayList<>();
    final List<Double> kilobytes = new ArrayList<>();

    Track(Candidate candidate, Run run, int rows) throws Exception {
      this.candidate = candidate;
      this.rows = rows;
      lab = Lab.on(candidate.server(run.servers()));
      lab.table("orders", rows);
      capture = candidate.capture(lab, "orders");
      writer = lab.session();
      copier = lab.session();
      copier.script("create table lab.touched (id int)");
      copier.script("create table lab.copy (like lab.orders)");
    }

    void cycle(int number) throws Exception {
      int changed =
          writer.run(
              "update lab.orders set status = ?, total = total + 1, modified = now() where orderid"
                  + " = any (array(select ((i * 7919 + ?) % ?)::int + 1 from generate_series(1, ?)"
                  + " i))",
              "changed " + number, number * 104_729L, rows, CHANGES);
      if (changed != CHANGES) {
        throw new IllegalStateException(changed + " rows changed in place of " + CHANGES);
      }
      millis.add(Work.time(candidate instanceof NoCapture ? () -> copy(number) : capture::take));
      kilobytes.add((double) capture.kilobytesKept());
      capture.upkeep();
    }

    private void copy(int number) throws Exception {
      copier.run(
          "insert into lab.copy select t.* from (select ((i * 7919 + ?) % ?)::int + 1 as orderid"
              + " from generate_series(1, ?) i) k join lab.orders t using (orderid)",
          number * 104_729L, rows, CHANGES);
    }

    String name() {
      return candidate instanceof NoCapture ? "bare copy" : candidate.name();
    }
  }

  @Override
  public List<Chart> charts(List<Finding> findings) {
    double end = findings.get(0).of(Ours.NAME).sample().values().size();
    return List.of(
        Chart.lines(
            "old-transaction",
            "Handing over 500 changes",
            findings.get(0),
            end,
            "part of the time"),
        Chart.lines(
            "old-transaction-kept", "Kept for it", findings.get(1), end, "part of the time"));
  }

  @Override
  public List<Finding> measure(Run run) throws Exception {
    List<Track> tracks = new ArrayList<>();
    try {
      for (Candidate candidate : run.candidates()) {
        tracks.add(new Track(candidate, run, rows));
      }
      for (Track track : tracks) {
        for (int i = 0; i < 5; i++) {
          track.cycle(i);
        }
        track.millis.clear();
        track.kilobytes.clear();
        Session old = track.lab.session();
        old.connection().setAutoCommit(false);
        old.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        old.run("insert into lab.touched values (1)");
      }
      long start = System.nanoTime();
      long end = start + (long) (run.minutes() * 60e9);
      long next = start;
      for (int cycle = 5; next < end; cycle++) {
        for (Track track : tracks) {
          track.cycle(cycle);
        }
        if (cycle % 30 == 0) {
          run.progress()
              .accept(
                  String.format(Locale.ROOT, "%.1f minutes", (System.nanoTime() - start) / 60e9));
        }
        next += TimeUnit.MILLISECONDS.toNanos(CYCLE_MILLIS);
        TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
        next = Math.max(next, System.nanoTime() - TimeUnit.SECONDS.toNanos(1));
      }
    } finally {
      for (Track track : tracks) {
        track.capture.close();
        track.lab.close();
      }
    }
    return List.of(
        steady(finding("Handing over 500 changes", Unit.MILLISECONDS, tracks, t -> t.millis)),
        bounded(finding("Kept for it", Unit.KILOBYTES, tracks, t -> t.kilobytes)));
  }

  private static Finding finding(
      String what,
      Unit unit,
      List<Track> tracks,
      java.util.function.Function<Track, List<Double>> values) {
    return new Finding(
        what,
        unit,
        tracks.stream()
            .filter(track -> unit == Unit.MILLISECONDS || !(track.candidate instanceof NoCapture))
            .map(
                track -> new Entry(track.name(), parts(values.apply(track)), new Sample(List.of())))
            .toList(),
        List.of());
  }

  /** The medians of equal parts, in their order. */
  private static Sample parts(List<Double> values) {
    List<Double> medians = new ArrayList<>();
    int points = Math.min(POINTS, values.size());
    for (int i = 0; i < points; i++) {
      medians.add(
          new Sample(values.subList(i * values.size() / points, (i + 1) * values.size() / points))
              .median());
    }
    return new Sample(medians);
  }

  private static Finding steady(Finding finding) {
    return finding.with(
        new Bar(
            String.format(Locale.ROOT, "last quarter ≤ %.1f × the first", BAR),
            quarter(finding, 3) <= BAR * quarter(finding, 0)));
  }

  private static Finding bounded(Finding finding) {
    List<Double> kept = finding.of(Ours.NAME).sample().values();
    int half = Math.max(1, kept.size() / 2);
    return finding.with(
        new Bar(
            "most of the second half ≤ 1.5 × most of the first",
            new Sample(kept.subList(Math.min(half, kept.size() - 1), kept.size())).most()
                <= 1.5 * new Sample(kept.subList(0, half)).most()));
  }

  private static double quarter(Finding finding, int which) {
    List<Double> values = finding.of(Ours.NAME).sample().values();
    int from = Math.min(which * values.size() / 4, values.size() - 1);
    int to = Math.max(from + 1, (which + 1) * values.size() / 4);
    return new Sample(values.subList(from, to)).median();
  }
}

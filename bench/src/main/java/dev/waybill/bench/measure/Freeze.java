package dev.waybill.bench.measure;

import dev.waybill.bench.candidate.Capture;
import dev.waybill.bench.candidate.Ours;
import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.Work;
import dev.waybill.bench.report.Bars;
import dev.waybill.bench.report.Chart;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Rounds;
import dev.waybill.bench.report.Unit;
import dev.waybill.contract.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A refresh beside the bare copy of the same rows, which is handed their keys. */
public final class Freeze implements Measurement {
  private static final int MOST = 1_000_000;
  private static final List<Integer> CHANGES = List.of(1, 1_000, 100_000, MOST);
  private static final int FROM = 100_000;
  private static final double BAR = 1.2;
  private static final double SMALLEST_MILLIS = 10;
  private static final String COPY = "bare copy";

  @Override
  public String name() {
    return "freeze";
  }

  @Override
  public String title() {
    return "Freezing what changed";
  }

  @Override
  public String method() {
    return """
        `queue.refresh` of changed rows in one table of 31 columns and two million rows, and in six of a sixth of that, \
        beside `INSERT … SELECT` of the same rows into empty tables by keys that it is handed."""
        .strip();
  }

  @Override
  public List<Chart> charts(List<Finding> findings) {
    return List.of(
        Chart.ratios("freeze", "A refresh beside a bare copy of the same rows", findings));
  }

  @Override
  public List<Finding> measure(Run run) throws Exception {
    List<Finding> findings = new ArrayList<>(measure(run, "orders"));
    findings.addAll(measure(run, "a", "b", "c", "d", "e", "f"));
    return findings;
  }

  private static List<Finding> measure(Run run, String... tables) throws Exception {
    List<Finding> findings = new ArrayList<>();
    int tableRows = run.rows() / tables.length;
    try (Lab lab = Lab.on(run.servers().plain())) {
      for (String table : tables) {
        lab.wideTable(table, tableRows);
        lab.session().script("create table lab.copy_%1$s (like lab.%1$s)".formatted(table));
        lab.session().script("create table lab.keys_%s (orderid int)".formatted(table));
      }
      try (Capture capture = new Ours().capture(lab, tables)) {
        for (int changes : CHANGES) {
          if (changes <= run.rows() / 2) {
            findings.add(measure(run, lab, capture, changes, tables));
          }
        }
      }
    }
    return findings;
  }

  private static Finding measure(Run run, Lab lab, Capture capture, int changes, String... tables)
      throws Exception {
    Rounds rounds = new Rounds();
    Session session = lab.session();
    int each = Math.max(1, changes / tables.length);
    List<String> changed = changes == 1 ? List.of(tables[0]) : List.of(tables);
    for (String table : changed) {
      session.script("truncate lab.keys_" + table);
      session.run(
          "insert into lab.keys_" + table + " select i * (? / ?) from generate_series(1, ?) i",
          run.rows() / tables.length,
          each,
          each);
      session.script("analyze lab.keys_" + table);
    }
    long expected = (long) each * changed.size();
    // The largest begins warm: the rounds before it did the same with fewer rows.
    for (int round = changes == MOST ? 1 : 0; round <= run.rounds(); round++) {
      for (String table : changed) {
        session.script("vacuum lab." + table);
        session.script("truncate lab.copy_" + table);
        update(session, table);
      }
      lab.server().execute("checkpoint");
      // In turns: which of the two finds the rows in the processor's cache changes by round.
      double refresh = 0;
      double copy = 0;
      for (int turn = 0; turn < 2; turn++) {
        if ((turn + round) % 2 == 0) {
          refresh = Work.time(() -> session.run("call q.refresh()"));
        } else {
          copy = Work.time(() -> copy(session, changed));
        }
      }
      long frozen = session.number("select rows from q.batch");
      if (frozen != expected) {
        throw new IllegalStateException(frozen + " rows frozen in place of " + expected);
      }
      // After the largest it takes longer than what is measured: two rounds at a time.
      if (changes < MOST || round % 2 == 0) {
        capture.upkeep();
      }
      if (round > 0) {
        rounds.add(COPY, copy);
        rounds.add(Ours.NAME, refresh);
      }
      run.progress()
          .accept(
              String.format(
                  Locale.ROOT,
                  "%,d rows, %d tables, round %d: %.1f ms, %s %.1f ms",
                  changes,
                  tables.length,
                  round,
                  refresh,
                  COPY,
                  copy));
    }
    Finding finding =
        rounds.finding(
            String.format(
                Locale.ROOT,
                "%,d row%s, %s",
                changes,
                changes == 1 ? "" : "s",
                tables.length == 1 ? "one table" : tables.length + " tables"),
            Unit.MILLISECONDS,
            COPY);
    if (changes == 1) {
      return finding.with(Bars.atMost(finding, SMALLEST_MILLIS));
    }
    return changes >= FROM ? finding.with(Bars.ratioAtMost(finding, BAR)) : finding;
  }

  private static void update(Session session, String table) throws SQLException {
    session.run(
        "update lab.%1$s t set total = total + 1, modified = now() from lab.keys_%1$s k"
                .formatted(table)
            + " where k.orderid = t.orderid");
  }

  private static void copy(Session session, List<String> tables) throws SQLException {
    session.begin();
    for (String table : tables) {
      session.run(
          "insert into lab.copy_%1$s select t.* from lab.keys_%1$s k join lab.%1$s t using (orderid)"
              .formatted(table));
    }
    session.commit();
  }
}

package dev.waybill.bench.measure;

import dev.waybill.bench.candidate.Candidate;
import dev.waybill.bench.candidate.Capture;
import dev.waybill.bench.candidate.NoCapture;
import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.Server;
import dev.waybill.bench.lab.Work;
import dev.waybill.bench.report.Bars;
import dev.waybill.bench.report.Chart;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Rounds;
import dev.waybill.bench.report.Unit;
import dev.waybill.contract.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Insert, update and delete of many rows by one statement each, beside no capture. */
public final class Bulk implements Measurement {
  private static final int CHANGES = 100_000;
  private static final double BAR = 1.5;

  @Override
  public String name() {
    return "bulk";
  }

  @Override
  public String title() {
    return "Bulk changes";
  }

  @Override
  public String method() {
    return """
        100,000 rows inserted, updated and deleted by one statement each, in a table of 31 columns and two million rows: the time until \
        the statement has committed. The updated rows are spread over the whole table. Polling by date and Debezium do nothing \
        while the statement runs, and pay afterwards; so the last lines add the time until all that changed is handed over, \
        which for polling is without what was deleted. Of the two outboxes the quicker takes part, whose entries carry keys."""
        .strip();
  }

  private record Bench(Candidate candidate, Lab lab, Capture capture, Session session) {}

  @Override
  public List<Finding> measure(Run run) throws Exception {
    Rounds inserts = new Rounds();
    Rounds updates = new Rounds();
    Rounds deletes = new Rounds();
    Rounds wholes = new Rounds();
    List<Bench> benches = new ArrayList<>();
    int changes = Math.min(CHANGES, run.rows() / 2);
    try {
      Map<Server, Lab> originals = new HashMap<>();
      for (Candidate candidate : run.candidates()) {
        benches.add(set(candidate, run, changes, originals));
      }
      for (Lab original : originals.values()) {
        original.close();
      }
      for (int round = 0; round <= run.rounds(); round++) {
        for (Bench bench : benches) {
          String name = bench.candidate().name();
          Session session = bench.session();
          // No page is written for another candidate's changes, nor vacuumed, while one is
          // measured.
          bench.lab().server().execute("checkpoint");
          String status = "round " + round;
          double insert = Work.time(() -> insert(session, run.rows(), changes));
          double update =
              Work.time(
                  () ->
                      session.run(
                          "update lab.orders t set status = ?, total = total + 1, modified = now()"
                              + " from lab.keys k where k.orderid = t.orderid",
                          status));
          double delete =
              Work.time(() -> session.run("delete from lab.orders where orderid > ?", run.rows()));
          double take = Work.time(bench.capture()::take);
          bench.capture().upkeep();
          if (round > 0) {
            inserts.add(name, insert);
            updates.add(name, update);
            deletes.add(name, delete);
            wholes.add(name, insert + update + delete + take);
          }
          run.progress().accept(line(round, name, insert, update, delete, take));
        }
      }
    } finally {
      for (Bench bench : benches) {
        bench.capture().close();
        bench.lab().close();
      }
    }
    Finding whole =
        wholes.finding(
            "All three, and handing them over", Unit.MILLISECONDS, new NoCapture().name());
    return List.of(
        judged("Insert", inserts),
        judged("Update", updates),
        judged("Delete", deletes),
        whole.with(Bars.aheadOfPeers(whole)));
  }

  @Override
  public List<Chart> charts(List<Finding> findings) {
    return List.of(Chart.ratios("bulk", "Many rows by one statement", findings));
  }

  private static String line(int round, String name, double... millis) {
    StringBuilder line = new StringBuilder("round " + round + ", " + name + ":");
    for (double figure : millis) {
      line.append(String.format(Locale.ROOT, " %,.0f ms", figure));
    }
    return line.toString();
  }

  private static Finding judged(String what, Rounds rounds) {
    Finding finding = rounds.finding(what, Unit.MILLISECONDS, new NoCapture().name());
    return finding.with(Bars.ratioAtMost(finding, BAR)).with(Bars.aheadOfPeers(finding));
  }

  private static Bench set(Candidate candidate, Run run, int changes, Map<Server, Lab> originals)
      throws Exception {
    Server server = candidate.server(run.servers());
    if (!originals.containsKey(server)) {
      Lab original = Lab.on(server);
      original.wideTable("orders", run.rows());
      original
          .session()
          .run(
              "create table lab.keys as select i * (? / ?) as orderid from generate_series(1, ?) i",
              run.rows(),
              changes,
              changes);
      original.session().script("analyze lab.keys");
      originals.put(server, original);
    }
    Lab lab = originals.get(server).copy();
    lab.session().script("alter table lab.orders set (autovacuum_enabled = false)");
    Capture capture = candidate.capture(lab, "orders");
    Session session = lab.session();
    session.run("set synchronous_commit = off");
    return new Bench(candidate, lab, capture, session);
  }

  private static void insert(Session session, int rows, int changes) throws Exception {
    session.run(
        "insert into lab.orders select " + Lab.ROW + " from generate_series(?, ?) i",
        rows + 1,
        rows + changes);
  }
}

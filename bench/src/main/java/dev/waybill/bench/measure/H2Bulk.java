package dev.waybill.bench.measure;

import dev.waybill.bench.candidate.Ours;
import dev.waybill.bench.lab.H2Lab;
import dev.waybill.bench.lab.Work;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Rounds;
import dev.waybill.bench.report.Unit;
import dev.waybill.contract.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Bulk changes and refresh on the embedded database. */
public final class H2Bulk implements Measurement {
  static final String UNTRACKED = "untracked twin";
  static final String BARE = "bare `INSERT … SELECT`";

  private static final List<Integer> TABLES = List.of(1, 6);

  private final int changes;
  private final List<Integer> refreshed;

  public H2Bulk() {
    this(100_000, List.of(1, 1_000, 100_000));
  }

  /**
   * Of another size.
   *
   * @param changes in bulk, and the rows that there are
   * @param refreshed rows changed before each refresh
   */
  H2Bulk(int changes, List<Integer> refreshed) {
    this.changes = changes;
    this.refreshed = List.copyOf(refreshed);
  }

  @Override
  public String name() {
    return "h2";
  }

  @Override
  public String title() {
    return "The embedded database";
  }

  @Override
  public String method() {
    return """
        H2 in a file, in this process. 100,000 rows inserted, updated and deleted by one statement a table, with capture and in \
        a twin without it; then refreshes of 1, 1,000 and 100,000 changed rows beside a bare `INSERT … SELECT` of the same rows by key \
        into a table without indexes. Once with one table of 100,000 rows, once with six that share them."""
        .strip();
  }

  @Override
  public List<Finding> measure(Run run) throws Exception {
    List<Finding> findings = new ArrayList<>();
    for (int tables : TABLES) {
      String suffix = tables == 1 ? ", one table" : ", " + tables + " tables";
      new OnTables(run, tables)
          .measure()
          .forEach(
              (what, rounds) ->
                  findings.add(
                      rounds.finding(
                          what + suffix,
                          Unit.MILLISECONDS,
                          what.startsWith("Refresh") ? BARE : UNTRACKED)));
    }
    return findings;
  }

  /** The measurement with so many tables. */
  private final class OnTables {
    private final Run run;
    private final List<String> tracked;
    private final List<String> twins;
    private final Map<String, Rounds> measured = new LinkedHashMap<>();

    OnTables(Run run, int tables) {
      this.run = run;
      this.tracked = IntStream.rangeClosed(1, tables).mapToObj(i -> "orders" + i).toList();
      this.twins = IntStream.rangeClosed(1, tables).mapToObj(i -> "twin" + i).toList();
    }

    Map<String, Rounds> measure() throws Exception {
      try (H2Lab lab = new H2Lab()) {
        for (int i = 0; i < tracked.size(); i++) {
          lab.table(tracked.get(i), part(changes, i));
          lab.table(twins.get(i), part(changes, i));
        }
        lab.install(tracked);
        Session session = lab.session();
        session.script("create table lab.copy as select * from lab.twin1 with no data");
        session.script("create table lab.keys (orderid int)");
        session.run("exec q.refresh");
        for (int round = 0; round <= run.rounds(); round++) {
          bulk(session, round);
          lab.waybill().upkeep();
          for (int rows : refreshed) {
            refresh(session, round, rows);
            lab.waybill().upkeep();
          }
        }
      }
      return measured;
    }

    private void bulk(Session session, int round) throws Exception {
      for (boolean captured : new boolean[] {false, true}) {
        List<String> tables = captured ? tracked : twins;
        String name = captured ? Ours.NAME : UNTRACKED;
        double insert =
            Work.time(
                () -> {
                  for (int i = 0; i < tables.size(); i++) {
                    int there = part(changes, i);
                    H2Lab.insert(session, tables.get(i), there + 1, 2 * there);
                  }
                });
        double update = Work.time(() -> update(session, tables, changes, round));
        double delete =
            Work.time(
                () -> {
                  for (int i = 0; i < tables.size(); i++) {
                    session.run(
                        "delete from lab." + tables.get(i) + " where orderid > ?",
                        part(changes, i));
                  }
                });
        add(round, count("Insert of", changes), name, insert);
        add(round, count("Update of", changes), name, update);
        add(round, count("Delete of", changes), name, delete);
      }
    }

    private void refresh(Session session, int round, int rows) throws Exception {
      session.run("exec q.refresh");
      update(session, tracked, rows, round);
      session.script("truncate table lab.copy");
      session.script("truncate table lab.keys");
      session.run("insert into lab.keys select x from system_range(1, ?)", part(rows, 0));
      String what = count("Refresh of", rows);
      add(round, what, BARE, Work.time(() -> copy(session, rows)));
      add(round, what, Ours.NAME, Work.time(() -> session.run("exec q.refresh")));
    }

    private void copy(Session session, int rows) throws Exception {
      session.begin();
      for (int i = 0; i < twins.size(); i++) {
        int part = part(rows, i);
        if (part > 0) {
          session.run(
              "insert into lab.copy select t.* from lab.keys k join lab."
                  + twins.get(i)
                  + " t on t.orderid = k.orderid where k.orderid <= ?",
              part);
        }
      }
      session.commit();
    }

    private void update(Session session, List<String> tables, int rows, int round)
        throws Exception {
      for (int i = 0; i < tables.size(); i++) {
        int part = part(rows, i);
        if (part > 0) {
          session.run(
              "update lab."
                  + tables.get(i)
                  + " set status = ?, total = total + 1, modified = current_timestamp"
                  + " where orderid <= ?",
              "round " + round,
              part);
        }
      }
    }

    /** How many of so many rows are of one of the tables. */
    private int part(int rows, int table) {
      return rows / tracked.size() + (table < rows % tracked.size() ? 1 : 0);
    }

    private void add(int round, String what, String name, double millis) {
      run.progress()
          .accept(
              String.format(
                  Locale.ROOT,
                  "round %d, %d tables, %s, %s: %,.1f ms",
                  round,
                  tracked.size(),
                  what,
                  name,
                  millis));
      if (round > 0) {
        measured.computeIfAbsent(what, first -> new Rounds()).add(name, millis);
      }
    }

    private static String count(String act, int rows) {
      return String.format(Locale.ROOT, "%s %,d %s", act, rows, rows == 1 ? "row" : "rows");
    }
  }
}

package dev.waybill.bench.measure;

import dev.waybill.Config;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.Work;
import dev.waybill.bench.report.Bar;
import dev.waybill.bench.report.Entry;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Rounds;
import dev.waybill.bench.report.Sample;
import dev.waybill.bench.report.Unit;
import dev.waybill.contract.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The same changes in tables of different sizes, and beside different numbers of queues. */
public final class Flat implements Measurement {
  private static final int CHANGES = 1_000;
  private static final double BAR = 1.2;

  /**
   * A set of keys all over a table. Parameters: a number for each round, rows of the table, how
   * many.
   */
  private static final String KEYS =
      "(select ((i * 1000003::bigint + ?) % ? + 1)::int from generate_series(1, ?) i order by 1)";

  private final int smallest;
  private final List<Integer> numbers;

  public Flat() {
    this(100_000, List.of(1, 10, 100));
  }

  /**
   * With smaller or larger tables than usual, or other numbers of queues.
   *
   * @param smallest rows of the smallest table
   * @param numbers of queues, the least of them first
   */
  Flat(int smallest, List<Integer> numbers) {
    this.smallest = smallest;
    this.numbers = List.copyOf(numbers);
  }

  @Override
  public String name() {
    return "flat";
  }

  @Override
  public String title() {
    return "Flat in the size of tables and the number of queues";
  }

  @Override
  public String method() {
    return """
        A refresh of 1,000 changed rows, spread over tables of 100,000 to ten million rows of six columns, and a bare \
        copy of the same rows by key from each of those tables; then in a table of 100,000 rows that 1, 10 and 100 \
        queues follow. Ratios are to the smallest."""
        .strip();
  }

  @Override
  public List<Finding> measure(Run run) throws Exception {
    List<Finding> findings = new ArrayList<>(tables(run));
    findings.add(queues(run));
    return findings;
  }

  private List<Finding> tables(Run run) throws Exception {
    Rounds refreshes = new Rounds();
    Rounds copies = new Rounds();
    List<Integer> sizes =
        List.of(
            smallest,
            Math.max(2 * smallest, run.rows() / 2),
            Math.max(4 * smallest, 5 * run.rows()));
    try (Lab lab = Lab.on(run.servers().plain())) {
      for (int size : sizes) {
        lab.table("t" + size, size);
      }
      Session session = lab.session();
      session.script("create table lab.copy (like lab.t" + smallest + ")");
      try (Waybill waybill = install(lab, sizes)) {
        lab.server().execute("checkpoint");
        for (int size : sizes) {
          session.run("call q" + size + ".refresh()");
        }
        Session bare = lab.session();
        bare.script(
            "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off");
        for (int round = 0; round <= 2 * run.rounds(); round++) {
          for (int size : sizes) {
            change(session, "t" + size, size, round);
            double copy = Work.time(copy(bare, size, round));
            double refresh = Work.time(() -> session.run("call q" + size + ".refresh()"));
            check(session, "q" + size);
            if (round > 0) {
              String words = String.format(Locale.ROOT, "%,d rows", size);
              refreshes.add(words, refresh);
              copies.add(words, copy);
            }
          }
          waybill.upkeep();
        }
      }
    }
    String small = String.format(Locale.ROOT, "%,d rows", smallest);
    return List.of(
        flat(refreshes.finding("1,000 changes, by rows of the table", Unit.MILLISECONDS, small)),
        copies.finding("A bare copy of those rows by key", Unit.MILLISECONDS, small));
  }

  private Finding queues(Run run) throws Exception {
    Rounds rounds = new Rounds();
    List<Lab> labs = new ArrayList<>();
    List<Waybill> waybills = new ArrayList<>();
    try {
      for (int count : numbers) {
        Lab lab = Lab.on(run.servers().plain());
        labs.add(lab);
        lab.table("orders", smallest);
        QueueSettings[] queues =
            IntStream.range(0, count)
                .mapToObj(i -> QueueSettings.named("q" + i))
                .toArray(QueueSettings[]::new);
        Waybill waybill =
            Waybill.open(
                Config.builtIn(lab.settings())
                    .withTables(TableSettings.named("lab.orders").withModified("modified"))
                    .withQueues(queues));
        waybills.add(waybill);
        waybill.install();
        refreshAll(lab, count);
      }
      for (int round = 0; round <= 2 * run.rounds(); round++) {
        for (int i = 0; i < labs.size(); i++) {
          Session session = labs.get(i).session();
          session.run("call q0.refresh()");
          change(session, "orders", smallest, round);
          double refresh = Work.time(() -> session.run("call q0.refresh()"));
          check(session, "q0");
          session.close();
          refreshAll(labs.get(i), numbers.get(i));
          waybills.get(i).upkeep();
          if (round > 0) {
            rounds.add(numbers.get(i) + (numbers.get(i) == 1 ? " queue" : " queues"), refresh);
          }
        }
      }
    } finally {
      waybills.forEach(Waybill::close);
      for (Lab lab : labs) {
        lab.close();
      }
    }
    return flat(rounds.finding("1,000 changes, by number of queues", Unit.MILLISECONDS, "1 queue"));
  }

  private static Finding flat(Finding finding) {
    double worst =
        finding.entries().stream()
            .map(Entry::ratio)
            .filter(ratio -> !ratio.isEmpty())
            .mapToDouble(Sample::median)
            .max()
            .orElseThrow();
    return finding.with(
        new Bar(String.format(Locale.ROOT, "≤ %.1f × the smallest", BAR), worst <= BAR));
  }

  private static Waybill install(Lab lab, List<Integer> sizes) {
    Waybill waybill =
        Waybill.open(
            Config.builtIn(lab.settings())
                .withTables(
                    sizes.stream()
                        .map(size -> TableSettings.named("lab.t" + size).withModified("modified"))
                        .toArray(TableSettings[]::new))
                .withQueues(
                    sizes.stream()
                        .map(size -> QueueSettings.named("q" + size).withTables("lab.t" + size))
                        .toArray(QueueSettings[]::new)));
    waybill.install();
    return waybill;
  }

  private static void refreshAll(Lab lab, int queues) throws SQLException {
    Session session = lab.session();
    for (int i = 0; i < queues; i++) {
      session.run("call q" + i + ".refresh()");
    }
    session.close();
  }

  private static void change(Session session, String table, int rows, int round)
      throws SQLException {
    session.run(
        "update lab."
            + table
            + " set status = ?, total = total + 1, modified = now() where orderid = any (array"
            + KEYS
            + ")",
        "changed " + round,
        round * 7919L,
        rows,
        CHANGES);
  }

  private static Work copy(Session session, int size, int round) {
    return () ->
        session.run(
            "insert into lab.copy select t.* from "
                + KEYS
                + " k (orderid) join lab.t"
                + size
                + " t using (orderid)",
            round * 7919L,
            size,
            CHANGES);
  }

  private static void check(Session session, String queue) throws SQLException {
    long frozen = session.number("select rows from " + queue + ".batch");
    if (frozen != CHANGES) {
      throw new IllegalStateException(frozen + " rows frozen in place of " + CHANGES);
    }
  }
}

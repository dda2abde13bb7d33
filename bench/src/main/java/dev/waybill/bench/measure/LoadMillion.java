package dev.waybill.bench.measure;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.Waybill;
import dev.waybill.bench.candidate.Ours;
import dev.waybill.bench.lab.Folder;
import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.Launcher;
import dev.waybill.bench.lab.StandIn;
import dev.waybill.bench.report.Bar;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Rounds;
import dev.waybill.bench.report.Unit;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** A million orders come in through a small heap; fewer of them over HTTP, as all of it works. */
public final class LoadMillion implements Measurement {
  private static final String HEAP = "-Xmx512m";
  private static final int PART = 2;
  private static final int PART_SYNCED = 40;
  private static final int CUSTOMERS = 10_000;
  private static final String COUNT =
      "select (select count(*) from dbo.orders) + count(*) from dbo.orderdetails";

  @Override
  public String name() {
    return "load-million";
  }

  @Override
  public String title() {
    return "A first load in a small heap";
  }

  @Override
  public String method() {
    return """
        1,000,000 orders with three lines each into a PostgreSQL whose changes are captured for a queue, by the loader in a \
        process with `-Xmx512m`, from its start to its end, once. Then 50,000 of them into another one, as `waybill sync --once` \
        with the same bound brings them over HTTP from the stand-in Exigo: the whole command, beside which the stand-in \
        and the database share the machine. Java enforces the bound; the rows in the tables are counted afterwards."""
        .strip();
  }

  @Override
  public List<Finding> measure(Run run) throws Exception {
    return List.of(load(run), sync(run));
  }

  private static Finding load(Run run) throws Exception {
    int pages = Math.max(1, run.rows() / PART / OrderPages.SIZE);
    try (Lab lab = installed(run);
        Folder folder = Folder.create()) {
      Launcher.Outcome loaded =
          new Launcher(run.home(), folder.path())
              .runJava(
                  HEAP,
                  "-cp",
                  System.getProperty("java.class.path"),
                  LoadPages.class.getName(),
                  lab.settings().url(),
                  String.valueOf(lab.settings().user()),
                  String.valueOf(pages));
      return finding(run, lab, "Load", pages * OrderPages.SIZE, loaded.millis());
    }
  }

  private static Finding sync(Run run) throws Exception {
    int orders = run.rows() / PART_SYNCED;
    try (Lab lab = installed(run);
        Folder folder = Folder.create();
        StandIn exigo =
            StandIn.start(
                p ->
                    p.withCustomers(CUSTOMERS)
                        .withOrders(orders)
                        .withLines(OrderPages.LINES)
                        .still())) {
      Files.writeString(
          folder.path().resolve("waybill.yaml"), configuration(lab.settings(), exigo));
      Launcher launcher = new Launcher(run.home(), folder.path());
      launcher.run("", "--version");
      Launcher.Outcome synced = launcher.run(HEAP, "sync", StandIn.NAME, "--once");
      return finding(run, lab, "`waybill sync`", orders, synced.millis());
    }
  }

  private static Lab installed(Run run) throws SQLException {
    Lab lab = Lab.on(run.servers().plain());
    try (Waybill waybill = Waybill.open(Config.builtIn(lab.settings()))) {
      waybill.install();
    }
    return lab;
  }

  private static Finding finding(Run run, Lab lab, String by, int orders, double millis)
      throws SQLException {
    String what =
        String.format(Locale.ROOT, "%s of %,d orders with three lines, `%s`", by, orders, HEAP);
    long rows = lab.session().number(COUNT);
    run.progress()
        .accept(String.format(Locale.ROOT, "%s: %,d rows in %,.0f ms", what, rows, millis));
    Rounds rates = new Rounds();
    rates.add(Ours.NAME, rows * 1000 / millis);
    return rates
        .finding(what + ", rows", Unit.PER_SECOND)
        .with(new Bar("runs", rows == (long) orders * (1 + OrderPages.LINES)));
  }

  private static String configuration(DatabaseSettings database, StandIn exigo) {
    return String.format(
        """
        database:
          url: "%s"
          user: %s
        %s    tables: [Orders, OrderDetails]
        """,
        database.url(), database.user(), exigo.yaml());
  }
}

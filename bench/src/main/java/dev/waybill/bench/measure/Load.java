package dev.waybill.bench.measure;

import dev.waybill.Config;
import dev.waybill.Waybill;
import dev.waybill.bench.candidate.Ours;
import dev.waybill.bench.lab.Folder;
import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.Work;
import dev.waybill.bench.report.Bars;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Rounds;
import dev.waybill.bench.report.Unit;
import dev.waybill.contract.Session;
import dev.waybill.load.Loaded;
import dev.waybill.load.Loader;
import dev.waybill.load.Page;
import dev.waybill.load.RejectLimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The product's loader beside a bare {@code COPY} of the same rows, and the same load again. */
public final class Load implements Measurement {
  static final String COPY = "bare COPY";
  static final String FIRST = "first load";

  private static final List<String> TABLES = List.of("orders", "orderdetails");
  private static final int PART = 8;
  private static final double BAR = 0.5;
  private static final double AGAIN = 2;

  @Override
  public String name() {
    return "load";
  }

  @Override
  public String title() {
    return "Loading from a source";
  }

  @Override
  public String method() {
    return """
        250,000 orders with three lines each into `dbo.Orders` and `dbo.OrderDetails` of the built-in model, whose changes are \
        captured for a queue: by the loader of `waybill sync`, in pages of 500 orders with their lines, each a transaction with \
        its watermark; beside a bare `COPY` of the same rows from text files, one for each table in one transaction, into tables \
        with the same columns and indexes whose changes nothing captures. Then the same pages once more, nothing of which has changed. The tables of \
        each round are new. Making a page is not counted, nor is reading it from a source, which the product does while \
        it loads the page before."""
        .strip();
  }

  /** One round's database, both pairs of tables in it. */
  private record Round(Lab lab, Session session, Waybill waybill, Path files, int pages) {
    long rows() {
      return (long) pages * OrderPages.SIZE * (1 + OrderPages.LINES);
    }

    double perSecond(double millis) {
      return rows() * 1000 / millis;
    }
  }

  @Override
  public List<Finding> measure(Run run) throws Exception {
    OrderPages orders = OrderPages.make();
    int pages = Math.max(1, run.rows() / PART / OrderPages.SIZE);
    Rounds first = new Rounds(List.of(COPY, Ours.NAME));
    Rounds again = new Rounds(List.of(FIRST, Ours.NAME));
    try (Folder folder = Folder.create()) {
      for (int number = 0; number <= run.rounds(); number++) {
        try (Lab lab = Lab.on(run.servers().plain());
            Waybill waybill = Waybill.open(Config.builtIn(lab.settings()))) {
          waybill.install();
          Round round = new Round(lab, lab.session(), waybill, folder.path(), pages);
          double copied = 0;
          double loaded = 0;
          // The round that does not count begins with the load, which makes the files.
          for (int turn = 0; turn < 2; turn++) {
            lab.server().execute("checkpoint");
            if ((turn + number) % 2 == 0) {
              loaded = round.perSecond(load(round, orders, Loaded.Table::inserted));
              write(round);
            } else {
              copied = round.perSecond(copy(round));
            }
          }
          lab.server().execute("checkpoint");
          double repeated = round.perSecond(load(round, orders, Loaded.Table::unchanged));
          if (number > 0) {
            first.add(COPY, copied);
            first.add(Ours.NAME, loaded);
            again.add(FIRST, loaded);
            again.add(Ours.NAME, repeated);
          }
          run.progress()
              .accept(
                  String.format(
                      Locale.ROOT,
                      "round %d: %,.0f rows a second, again %,.0f, %s %,.0f",
                      number,
                      loaded,
                      repeated,
                      COPY,
                      copied));
        }
      }
    }
    String what =
        String.format(Locale.ROOT, "%,d orders with three lines", pages * OrderPages.SIZE);
    Finding load = first.finding(what + ", rows", Unit.PER_SECOND, COPY);
    Finding repeat = again.finding(what + ", nothing changed, rows", Unit.PER_SECOND, FIRST);
    return List.of(
        load.with(Bars.keptAtLeast(load, BAR)), repeat.with(Bars.ratioAtLeast(repeat, AGAIN)));
  }

  /** What a load must come to. */
  private interface Count {
    long of(Loaded.Table loaded);
  }

  /** Milliseconds of loading all pages. */
  private static double load(Round round, OrderPages orders, Count all) {
    long nanos = 0;
    Loaded sum = Loaded.nothing();
    try (Loader loader = round.waybill().loader()) {
      for (int number = 0; number < round.pages(); number++) {
        Page page = orders.page(number);
        long start = System.nanoTime();
        Loaded loaded = loader.load("bench", page, RejectLimit.DEFAULT);
        nanos += System.nanoTime() - start;
        sum = sum.plus(loaded);
      }
    }
    if (all.of(sum.total()) != round.rows()) {
      throw new IllegalStateException(sum + " in place of " + round.rows() + " rows");
    }
    return nanos / 1e6;
  }

  /** Files of what was loaded, unless an earlier round made them. */
  private static void write(Round round) throws SQLException, IOException {
    for (String table : TABLES) {
      Path file = round.files().resolve(table);
      if (!Files.exists(file)) {
        try (OutputStream out = Files.newOutputStream(file)) {
          copies(round).copyOut("copy dbo." + table + " to stdout", out);
        }
      }
    }
  }

  /** Milliseconds of copying the files into tables of their own. */
  private static double copy(Round round) throws Exception {
    Session session = round.session();
    for (String table : TABLES) {
      session.script("create table lab.%1$s (like dbo.%1$s including all)".formatted(table));
    }
    double millis =
        Work.time(
            () -> {
              session.begin();
              for (String table : TABLES) {
                try (InputStream in = Files.newInputStream(round.files().resolve(table))) {
                  copies(round).copyIn("copy lab." + table + " from stdin", in, 1 << 16);
                }
              }
              session.commit();
            });
    long copied =
        session.number("select (select count(*) from lab.orders) + count(*) from lab.orderdetails");
    if (copied != round.rows()) {
      throw new IllegalStateException(copied + " rows copied in place of " + round.rows());
    }
    return millis;
  }

  private static CopyManager copies(Round round) throws SQLException {
    return round.session().connection().unwrap(PGConnection.class).getCopyAPI();
  }
}

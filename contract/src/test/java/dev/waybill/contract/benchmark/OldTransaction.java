package dev.waybill.contract.benchmark;

import dev.waybill.Waybill;
import dev.waybill.contract.Session;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Minutes of writing and refreshing while one transaction stays open that has written and that
 * reads at an old snapshot, so that nothing dead can be cleaned away.
 */
final class OldTransaction implements Measurement {
  private static final int ROWS = 1_000_000;
  private static final int CHANGES = 500;
  private static final double PAUSE_MILLIS = 250;
  private static final String LOG_SIZE =
      "select sum(pg_total_relation_size(c.oid)) / 1024 from pg_class c"
          + " join pg_namespace n on n.oid = c.relnamespace"
          + " where n.nspname = 'waybill' and c.relname ~ '^log_[0-9]+_[0-9]+$'";

  @Override
  public String name() {
    return "old-transaction";
  }

  @Override
  public List<Figure> measure(Options options) throws Exception {
    Sample atStart = new Sample();
    Sample atEnd = new Sample();
    Sample emptyAtStart = new Sample();
    Sample emptyAtEnd = new Sample();
    Sample bareAtStart = new Sample();
    Sample bareAtEnd = new Sample();
    List<String> sizes = new ArrayList<>();
    try (Lab lab = new Lab()) {
      lab.table("orders", ROWS);
      Session session = lab.session();
      session.script("create table lab.touched (id int)");
      session.script("create table lab.copy (like lab.orders)");
      Waybill waybill = lab.install("orders");
      for (int i = 0; i < 20; i++) {
        cycle(session, i);
        waybill.upkeep();
      }
      Session old = lab.session();
      old.connection().setAutoCommit(false);
      old.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      old.run("insert into lab.touched values (1)");

      double all = options.minutes() * 60_000;
      double edge = Math.min(30_000, all / 5);
      double passed = 0;
      double nextSize = 0;
      long start = System.nanoTime();
      for (int i = 20; passed < all; i++) {
        double[] took = cycle(session, i);
        if (passed < edge) {
          atStart.add(took[0]);
          emptyAtStart.add(took[1]);
          bareAtStart.add(took[2]);
        } else if (passed >= all - edge) {
          atEnd.add(took[0]);
          emptyAtEnd.add(took[1]);
          bareAtEnd.add(took[2]);
        }
        waybill.upkeep();
        if (passed >= nextSize) {
          sizes.add(String.format(Locale.ROOT, "%,d kB", session.number(LOG_SIZE)));
          nextSize += all / 5;
        }
        TimeUnit.MICROSECONDS.sleep(
            (long) Math.max(0, 1000 * (passed + PAUSE_MILLIS) - (System.nanoTime() - start) / 1e3));
        passed = (System.nanoTime() - start) / 1e6;
      }
      sizes.add(String.format(Locale.ROOT, "%,d kB", session.number(LOG_SIZE)));
      old.rollback();
    }
    String minutes = String.format(Locale.ROOT, "%.0f minutes", options.minutes());
    return List.of(
        versus("Refresh of 500 changes after " + minutes + "; at their start", atEnd, atStart),
        versus("Empty refresh after " + minutes + "; at their start", emptyAtEnd, emptyAtStart),
        new Figure(
            "A bare copy of the 500 rows by key after " + minutes + "; at their start",
            bareAtEnd.millis(),
            bareAtStart.millis(),
            ratio(bareAtEnd, bareAtStart),
            "",
            ""),
        Figure.fact("Size of the log over those " + minutes, String.join(", ", sizes)));
  }

  /** Times of a refresh, an empty one, and a bare copy of the same rows. */
  private static double[] cycle(Session session, int round) throws Exception {
    Lab.change(session, "orders", CHANGES, ROWS, round);
    Work refresh = () -> session.run("call q_orders.refresh()");
    double full = refresh.time();
    double empty = refresh.time();
    Work copy =
        () ->
            session.run(
                "insert into lab.copy select t.* from lab.orders t where t.orderid = any (array("
                    + "select (i * 1000003::bigint + ?) % ? + 1 from generate_series(1, ?) i))",
                round * 7919L, ROWS, CHANGES);
    return new double[] {full, empty, copy.time()};
  }

  private static Figure versus(String what, Sample end, Sample start) {
    return new Figure(
        what,
        end.millis(),
        start.millis(),
        ratio(end, start),
        "≤ 1.3",
        Figure.verdict(end.median() <= 1.3 * start.median()));
  }

  private static String ratio(Sample end, Sample start) {
    return String.format(Locale.ROOT, "%.2f", end.median() / start.median());
  }
}

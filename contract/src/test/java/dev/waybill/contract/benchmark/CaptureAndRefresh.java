package dev.waybill.contract.benchmark;

import dev.waybill.Waybill;
import dev.waybill.contract.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bulk update of 100,000 rows, tracked and not; its refresh, and a bare copy of the rows. Once in
 * a large table of wide rows, once where short rows are the whole table.
 */
final class CaptureAndRefresh implements Measurement {
  private static final int ROWS = 100_000;
  private static final int WIDE_ROWS = 2_000_000;

  /** What is updated, and into which samples it goes. */
  private static final class Samples {
    final Sample tracked = new Sample();
    final Sample twin = new Sample();
    final Sample refresh = new Sample();
    final Sample bare = new Sample();
    final Sample upkeep = new Sample();
  }

  @Override
  public String name() {
    return "capture";
  }

  @Override
  public List<Figure> measure(Options options) throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (Lab lab = new Lab()) {
      lab.wideTable("orders", WIDE_ROWS);
      lab.wideTable("twin", WIDE_ROWS);
      figures.addAll(
          figures(
              "31 columns, %,d rows".formatted(WIDE_ROWS), run(lab, WIDE_ROWS, options.rounds())));
    }
    try (Lab lab = new Lab()) {
      lab.table("orders", ROWS);
      lab.table("twin", ROWS);
      figures.addAll(
          figures("6 columns, %,d rows".formatted(ROWS), run(lab, ROWS, options.rounds())));
    }
    return figures;
  }

  private static List<Figure> figures(String table, Samples samples) {
    return List.of(
        Figure.pair(
            "Bulk update of 100,000 rows of a table of " + table + ", captured; an untracked twin",
            samples.tracked,
            samples.twin,
            1.6),
        Figure.pair(
            "Refresh of those (" + table + "); a bare `INSERT … SELECT` by key",
            samples.refresh,
            samples.bare,
            1.3),
        Figure.fact(
            "Upkeep after it (" + table + "), apart from the refresh", samples.upkeep.millis()));
  }

  private static Samples run(Lab lab, int tableRows, int rounds) throws Exception {
    Session session = lab.session();
    session.script("create table lab.copy (like lab.twin)");
    session.run(
        "create table lab.keys as select i * (? / ?) as orderid from generate_series(1, ?) i",
        tableRows,
        ROWS,
        ROWS);
    session.run("vacuum analyze lab.keys");
    Waybill waybill = lab.install("orders");
    session.run("call q_orders.refresh()");
    Samples counted = new Samples();
    for (int round = 0; round <= rounds; round++) {
      Samples into = round == 0 ? new Samples() : counted;
      session.run("vacuum lab.orders");
      session.run("vacuum lab.twin");
      session.script("checkpoint");
      into.tracked.add(update(session, "orders", round).time());
      into.twin.add(update(session, "twin", round).time());
      into.refresh.add(((Work) () -> session.run("call q_orders.refresh()")).time());
      into.bare.add(((Work) () -> copy(session)).time());
      long frozen = session.number("select rows from q_orders.batch");
      if (frozen != ROWS) {
        throw new IllegalStateException(frozen + " rows frozen");
      }
      into.upkeep.add(((Work) waybill::upkeep).time());
    }
    return counted;
  }

  private static Work update(Session session, String table, int round) {
    return () ->
        session.run(
            String.format(
                Locale.ROOT,
                "update lab.%s t set status = ?, total = total + 1, modified = now()"
                    + " from lab.keys k where k.orderid = t.orderid",
                table),
            "round " + round);
  }

  private static void copy(Session session) throws SQLException {
    session.run(
        "insert into lab.copy select t.* from lab.keys k join lab.twin t on t.orderid = k.orderid");
  }
}

package dev.waybill.contract.benchmark;

import dev.waybill.Waybill;
import dev.waybill.contract.Session;
import java.util.List;

/** A bulk update of 100,000 rows, tracked and not; its refresh, and a bare copy of the rows. */
final class CaptureAndRefresh implements Measurement {
  private static final int ROWS = 100_000;

  @Override
  public String name() {
    return "capture";
  }

  @Override
  public List<Figure> measure(Options options) throws Exception {
    Sample tracked = new Sample();
    Sample twin = new Sample();
    Sample refresh = new Sample();
    Sample bare = new Sample();
    Sample upkeep = new Sample();
    try (Lab lab = new Lab()) {
      Session session = lab.session();
      lab.table("orders", ROWS);
      lab.table("twin", ROWS);
      session.script("create table lab.copy (like lab.twin)");
      session.script("create table lab.keys as select orderid from lab.twin");
      session.run("vacuum analyze lab.keys");
      Waybill waybill = lab.install("orders");
      session.run("call q_orders.refresh()");
      for (int round = 0; round <= options.rounds(); round++) {
        Sample[] into =
            round == 0
                ? new Sample[] {
                  new Sample(), new Sample(), new Sample(), new Sample(), new Sample()
                }
                : new Sample[] {tracked, twin, refresh, bare, upkeep};
        session.run("vacuum lab.orders");
        session.run("vacuum lab.twin");
        session.script("checkpoint");
        into[0].add(update(session, "orders", round).time());
        into[1].add(update(session, "twin", round).time());
        into[2].add(((Work) () -> session.run("call q_orders.refresh()")).time());
        into[3].add(
            ((Work)
                    () ->
                        session.run(
                            "insert into lab.copy select t.* from lab.keys k"
                                + " join lab.twin t on t.orderid = k.orderid"))
                .time());
        long frozen = session.number("select rows from q_orders.batch");
        if (frozen != ROWS) {
          throw new IllegalStateException(frozen + " rows frozen");
        }
        into[4].add(((Work) waybill::upkeep).time());
      }
    }
    return List.of(
        Figure.pair("Bulk update of 100,000 rows, captured; an untracked twin", tracked, twin, 1.6),
        Figure.pair(
            "Refresh of those 100,000; a bare `INSERT … SELECT` by key", refresh, bare, 1.3),
        Figure.fact("Upkeep after it, apart from the refresh", upkeep.millis()));
  }

  private static Work update(Session session, String table, int round) {
    return () ->
        session.run(
            "update lab." + table + " set status = ?, total = total + 1, modified = now()",
            "round " + round);
  }
}

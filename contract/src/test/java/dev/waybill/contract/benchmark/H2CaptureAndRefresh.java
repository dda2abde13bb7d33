package dev.waybill.contract.benchmark;

import dev.waybill.contract.Session;
import java.util.List;

/** What {@link CaptureAndRefresh} measures, on the embedded database, without a bar. */
final class H2CaptureAndRefresh implements Measurement {
  private static final int ROWS = 100_000;

  @Override
  public String name() {
    return "h2";
  }

  @Override
  public List<Figure> measure(Options options) throws Exception {
    Sample tracked = new Sample();
    Sample twin = new Sample();
    Sample refresh = new Sample();
    Sample bare = new Sample();
    Sample empty = new Sample();
    try (H2Lab lab = new H2Lab()) {
      lab.table("orders", ROWS);
      lab.table("twin", ROWS);
      lab.install("orders");
      Session session = lab.session();
      session.script("create table lab.copy as select * from lab.twin with no data");
      session.script("create table lab.keys as select orderid from lab.twin");
      Work call = () -> session.run("exec q_orders.refresh");
      call.run();
      for (int round = 0; round <= options.rounds(); round++) {
        double ofTracked = update(session, "orders", round).time();
        double ofTwin = update(session, "twin", round).time();
        double ofRefresh = call.time();
        double ofBare =
            ((Work)
                    () ->
                        session.run(
                            "insert into lab.copy select t.* from lab.keys k"
                                + " join lab.twin t on t.orderid = k.orderid"))
                .time();
        lab.waybill().upkeep();
        double ofEmpty = call.time();
        if (round > 0) {
          tracked.add(ofTracked);
          twin.add(ofTwin);
          refresh.add(ofRefresh);
          bare.add(ofBare);
          empty.add(ofEmpty);
        }
      }
    }
    return List.of(
        fact("H2: bulk update of 100,000 rows, captured; an untracked twin", tracked, twin),
        fact("H2: refresh of those 100,000; a bare `INSERT … SELECT` by key", refresh, bare),
        Figure.fact("H2: empty refresh of one table", empty.millis()));
  }

  private static Figure fact(String what, Sample with, Sample without) {
    return new Figure(what, with.millis(), without.millis(), with.over(without).ratio(), "", "");
  }

  private static Work update(Session session, String table, int round) {
    return () ->
        session.run(
            "update lab."
                + table
                + " set status = ?, total = total + 1, modified = current_timestamp",
            "round " + round);
  }
}

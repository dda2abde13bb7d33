package dev.waybill.contract.benchmark;

import dev.waybill.Waybill;
import dev.waybill.contract.Session;
import java.util.List;
import java.util.Locale;

/** The same changes in a big table and in a small one. */
final class TableSize implements Measurement {
  private static final int CHANGES = 1_000;
  private static final int SMALL = 100_000;

  @Override
  public String name() {
    return "size";
  }

  @Override
  public List<Figure> measure(Options options) throws Exception {
    Sample big = new Sample();
    Sample small = new Sample();
    Sample bareBig = new Sample();
    Sample bareSmall = new Sample();
    int bigRows = options.bigTable();
    try (Lab lab = new Lab()) {
      lab.table("big", bigRows);
      lab.table("small", SMALL);
      Waybill waybill = lab.install("big", "small");
      Session session = lab.session();
      session.run("call q_big.refresh()");
      session.run("call q_small.refresh()");
      Session bare = lab.session();
      bare.script("create table lab.copy (like lab.big)");
      bare.script(
          "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off");
      session.script("checkpoint");
      for (int round = 0; round <= 2 * options.rounds(); round++) {
        Lab.change(session, "big", CHANGES, bigRows, round);
        Lab.change(session, "small", CHANGES, SMALL, round);
        double ofBig = ((Work) () -> session.run("call q_big.refresh()")).time();
        double ofSmall = ((Work) () -> session.run("call q_small.refresh()")).time();
        double bareOfBig = copy(bare, "big", bigRows, round).time();
        double bareOfSmall = copy(bare, "small", SMALL, round).time();
        if (round > 0) {
          big.add(ofBig);
          small.add(ofSmall);
          bareBig.add(bareOfBig);
          bareSmall.add(bareOfSmall);
        }
        if (session.number("select rows from q_big.batch") != CHANGES) {
          throw new IllegalStateException("not all changes are frozen");
        }
        waybill.upkeep();
      }
    }
    return List.of(
        Figure.pair(
            String.format(
                Locale.ROOT,
                "Refresh of 1,000 changes in a table of %,d rows; of %,d",
                bigRows,
                SMALL),
            big,
            small,
            1.2),
        Figure.pair(
            "A bare copy of those 1,000 rows by key, in the one and in the other",
            bareBig,
            bareSmall));
  }

  /** What looking the rows up costs without us. */
  private static Work copy(Session session, String table, int tableRows, int round) {
    return () ->
        session.run(
            "insert into lab.copy select t.* from "
                + Lab.CHANGED_KEYS
                + " k (orderid) join lab."
                + table
                + " t on t.orderid = k.orderid",
            round * 7919L,
            tableRows,
            CHANGES);
  }
}

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
    int bigRows = options.bigTable();
    try (Lab lab = new Lab()) {
      lab.table("big", bigRows);
      lab.table("small", SMALL);
      Waybill waybill = lab.install("big", "small");
      Session session = lab.session();
      session.run("call q_big.refresh()");
      session.run("call q_small.refresh()");
      session.script("checkpoint");
      for (int round = 0; round <= 2 * options.rounds(); round++) {
        Lab.change(session, "big", CHANGES, bigRows, round);
        Lab.change(session, "small", CHANGES, SMALL, round);
        double ofBig = ((Work) () -> session.run("call q_big.refresh()")).time();
        double ofSmall = ((Work) () -> session.run("call q_small.refresh()")).time();
        if (round > 0) {
          big.add(ofBig);
          small.add(ofSmall);
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
            1.2));
  }
}

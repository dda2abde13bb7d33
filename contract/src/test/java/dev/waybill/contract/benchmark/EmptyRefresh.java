package dev.waybill.contract.benchmark;

import dev.waybill.Config;
import dev.waybill.contract.Session;
import java.util.ArrayList;
import java.util.List;

/** A refresh with nothing to freeze, in a session that has refreshed before and in a new one. */
final class EmptyRefresh implements Measurement {
  private static final double BAR = 10;
  private static final int TIMES = 20;

  @Override
  public String name() {
    return "empty";
  }

  @Override
  public List<Figure> measure(Options options) throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (Lab lab = new Lab()) {
      lab.install(Config.builtIn(lab.settings()));
      figures.addAll(figures(lab, "queue", "the built-in model"));
    }
    try (Lab lab = new Lab()) {
      lab.table("orders", 100_000);
      lab.install("orders");
      figures.addAll(figures(lab, "q_orders", "one table"));
    }
    return figures;
  }

  private static List<Figure> figures(Lab lab, String queue, String tables) throws Exception {
    String call = "call " + queue + ".refresh()";
    Sample warm = new Sample();
    Sample fresh = new Sample();
    Session session = lab.session();
    session.run(call);
    session.run(call);
    for (int i = 0; i < TIMES; i++) {
      warm.add(((Work) () -> session.run(call)).time());
      Session other = lab.session();
      other.run("select 1");
      fresh.add(((Work) () -> other.run(call)).time());
      other.close();
    }
    return List.of(
        Figure.atMost("Empty refresh of " + tables, warm, BAR),
        Figure.atMost("Empty refresh of " + tables + ", the first in a session", fresh, BAR));
  }
}

package dev.waybill.contract.benchmark;

import dev.waybill.contract.Session;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many updates of one row each four clients make in a second, tracked and not. */
final class SingleRows implements Measurement {
  private static final int CLIENTS = 4;
  private static final int ROWS = 100_000;
  private static final double SECONDS = 4;

  @Override
  public String name() {
    return "single-rows";
  }

  @Override
  public List<Figure> measure(Options options) throws Exception {
    Sample tracked = new Sample();
    Sample twin = new Sample();
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try (Lab lab = new Lab()) {
      lab.table("orders", ROWS);
      lab.table("twin", ROWS);
      lab.install("orders");
      List<Session> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(lab.session());
      }
      lab.session().run("call q_orders.refresh()");
      for (int round = 0; round <= options.rounds(); round++) {
        double with = perSecond(threads, clients, "orders");
        double without = perSecond(threads, clients, "twin");
        lab.session().run("call q_orders.refresh()");
        if (round > 0) {
          tracked.add(with);
          twin.add(without);
        }
      }
    } finally {
      threads.shutdownNow();
    }
    return List.of(
        new Figure(
            "Single-row updates in a second, 4 clients; an untracked twin",
            String.format(Locale.ROOT, "%,.0f", tracked.median()),
            String.format(Locale.ROOT, "%,.0f", twin.median()),
            tracked.over(twin).ratio(),
            "",
            ""));
  }

  private static double perSecond(ExecutorService threads, List<Session> clients, String table)
      throws Exception {
    long end = System.nanoTime() + (long) (SECONDS * 1e9);
    List<Callable<Integer>> work = new ArrayList<>();
    for (int i = 0; i < clients.size(); i++) {
      Session client = clients.get(i);
      int first = i;
      work.add(() -> updates(client, table, first, end));
    }
    int done = 0;
    for (Future<Integer> one : threads.invokeAll(work)) {
      done += one.get();
    }
    return done / SECONDS;
  }

  private static int updates(Session client, String table, int first, long end) throws Exception {
    int done = 0;
    try (PreparedStatement update =
        client
            .connection()
            .prepareStatement(
                "update lab."
                    + table
                    + " set total = total + 1, modified = now()"
                    + " where orderid = ?")) {
      for (int key = first; System.nanoTime() < end; key += 7919 * CLIENTS) {
        update.setInt(1, key % ROWS + 1);
        done += update.executeUpdate();
      }
    }
    return done;
  }
}

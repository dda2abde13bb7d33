package dev.waybill.bench.measure;

import dev.waybill.Config;
import dev.waybill.Waybill;
import dev.waybill.bench.candidate.Ours;
import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.StandIn;
import dev.waybill.bench.report.Entry;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Sample;
import dev.waybill.bench.report.Unit;
import dev.waybill.contract.Session;
import dev.waybill.spi.BuiltInModel;
import dev.waybill.sync.Sync;
import dev.waybill.sync.SyncListener;
import dev.waybill.sync.SyncOptions;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** How long after it was placed at the source an order is readable in a queue. */
public final class SyncLatency implements Measurement {
  private static final ZoneId ZONE = ZoneId.of(BuiltInModel.ZONE);
  private static final Duration EVERY = Duration.ofMillis(250);
  private static final Duration OVERLAP = Duration.ofSeconds(10);
  private static final int PER_MINUTE = 6_000;

  private final Duration measured;

  public SyncLatency() {
    this(Duration.ofSeconds(20));
  }

  /**
   * Shorter or longer than usual.
   *
   * @param measured how long orders are placed
   */
  SyncLatency(Duration measured) {
    this.measured = measured;
  }

  @Override
  public String name() {
    return "sync-latency";
  }

  @Override
  public String title() {
    return "From the source to the queue";
  }

  @Override
  public String method() {
    return """
        The stand-in Exigo places 100 orders a second, and pays, ships and returns those there are. The source reads it over HTTP, \
        250 ms after the end of the pass before, with an overlap of 10 s in place of the usual 10 minutes; the queue is refreshed 250 ms after the \
        refresh before. The time from the date at which each order was placed until the refresh that brings it into \
        `queue.Orders` has committed, for 20 s, all on one machine and by one clock."""
        .strip();
  }

  @Override
  public List<Finding> measure(Run run) throws Exception {
    try (Lab lab = Lab.on(run.servers().plain());
        Waybill waybill = Waybill.open(Config.builtIn(lab.settings()));
        StandIn exigo = StandIn.start(p -> p.withOrdersPerMinute(PER_MINUTE));
        Sync sync =
            new Sync(
                waybill,
                exigo.source(EVERY, Map.of("overlap", OVERLAP.toSeconds() + "s")),
                new Sync.Place(ZONE, Path.of(".")),
                SyncListener.NONE)) {
      waybill.install();
      // What was there before is no part of it, nor is what was placed meanwhile.
      sync.pass(SyncOptions.USUAL);
      sync.pass(SyncOptions.USUAL);
      Session session = lab.session();
      session.run("call queue.refresh()");
      Sample sample = latency(sync, session, exigo.sandbox().orders());
      run.progress()
          .accept(
              String.format(
                  Locale.ROOT,
                  "%,d orders: median %,.0f ms, 99th percentile %,.0f ms",
                  sample.values().size(),
                  sample.median(),
                  sample.quantile(0.99)));
      String what = "From the source to `queue.Orders`, 100 orders a second";
      return List.of(
          finding(what, sample),
          finding(what + ", 99th percentile", new Sample(List.of(sample.quantile(0.99)))));
    }
  }

  private static Finding finding(String what, Sample sample) {
    return new Finding(
        what,
        Unit.MILLISECONDS,
        List.of(new Entry(Ours.NAME, sample, new Sample(List.of()))),
        List.of());
  }

  /** Of each order with a greater id than this, in milliseconds. */
  private Sample latency(Sync sync, Session session, int known) throws Exception {
    List<Double> millis = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      long end = System.nanoTime() + measured.toNanos();
      Future<?> passes =
          thread.submit(
              () -> {
                while (System.nanoTime() < end) {
                  sync.pass(SyncOptions.USUAL);
                  TimeUnit.NANOSECONDS.sleep(EVERY.toNanos());
                }
                return null;
              });
      boolean more = true;
      while (more) {
        // Once more after the last pass, whose orders would be missing else, the slowest of all.
        more = !passes.isDone();
        session.run("call queue.refresh()");
        Instant readable = Instant.now();
        for (Placed order : onView(session)) {
          if (order.id() > known && seen.add(order.id())) {
            millis.add(Duration.between(order.at(), readable).toNanos() / 1e6);
          }
        }
        TimeUnit.NANOSECONDS.sleep(EVERY.toNanos());
      }
      passes.get();
    } finally {
      thread.shutdownNow();
    }
    return new Sample(millis);
  }

  private record Placed(int id, Instant at) {}

  private static List<Placed> onView(Session session) throws SQLException {
    List<Placed> orders = new ArrayList<>();
    try (Statement statement = session.connection().createStatement();
        ResultSet row = statement.executeQuery("select orderid, createddate from queue.orders")) {
      while (row.next()) {
        LocalDateTime placed = row.getObject(2, LocalDateTime.class);
        orders.add(new Placed(row.getInt(1), placed.atZone(ZONE).toInstant()));
      }
    }
    return orders;
  }
}

package dev.waybill.bench.measure;

import dev.waybill.bench.candidate.Capture;
import dev.waybill.bench.candidate.Ours;
import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.Processor;
import dev.waybill.bench.lab.Work;
import dev.waybill.bench.report.Bar;
import dev.waybill.bench.report.Bars;
import dev.waybill.bench.report.Entry;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Sample;
import dev.waybill.bench.report.Unit;
import dev.waybill.contract.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** How long after its commit a row is readable, and what refreshing costs where nothing happens. */
public final class Latency implements Measurement {
  private static final List<Duration> INTERVALS =
      List.of(Duration.ofMillis(100), Duration.ofSeconds(1));
  private static final int ROWS = 100_000;
  private static final int WRITE_MILLIS = 7;

  private final Duration measured;

  public Latency() {
    this(Duration.ofSeconds(15));
  }

  /**
   * Shorter or longer than usual.
   *
   * @param measured how long each interval is refreshed beside a writer, and without one
   */
  Latency(Duration measured) {
    this.measured = measured;
  }

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String title() {
    return "From commit to readable";
  }

  @Override
  public String method() {
    return """
        One writer commits an order every 7 ms while the queue is refreshed every 100 ms, then every second, and read at \
        once: the time from each order's commit until the refresh that brings it has committed. Then nothing is \
        written, and the processor time counts which refreshing costs, of the server and of the client; and which it costs to \
        ask `q.has_changes()` in place of refreshing."""
        .strip();
  }

  @Override
  public List<Finding> measure(Run run) throws Exception {
    List<Finding> findings = new ArrayList<>();
    try (Lab lab = Lab.on(run.servers().plain())) {
      lab.table("orders", ROWS);
      try (Capture capture = new Ours().capture(lab, "orders")) {
        int key = ROWS;
        for (Duration interval : INTERVALS) {
          String every = String.format(Locale.ROOT, "refresh every %,d ms", interval.toMillis());
          Sample sample = latency(lab, capture, interval, key);
          key += 1_000_000;
          Finding median =
              new Finding(
                  "Latency, " + every,
                  Unit.MILLISECONDS,
                  List.of(new Entry(Ours.NAME, sample, new Sample(List.of()))),
                  List.of());
          findings.add(median.with(Bars.atMost(median, interval.toMillis() / 2.0 + 10)));
          findings.add(
              new Finding(
                  "Latency, " + every + ", 99th percentile",
                  Unit.MILLISECONDS,
                  List.of(
                      new Entry(
                          Ours.NAME,
                          new Sample(List.of(sample.quantile(0.99))),
                          new Sample(List.of()))),
                  List.of()));
          run.progress()
              .accept(
                  String.format(
                      Locale.ROOT,
                      "%s: median %.1f ms, 99th percentile %.1f ms",
                      every,
                      sample.median(),
                      sample.quantile(0.99)));
          capture.upkeep();
          findings.add(idle(run, capture::take, interval, "Idle, " + every));
          Session asking = lab.session();
          findings.add(
              idle(
                  run,
                  () -> asking.rows("select q.has_changes()"),
                  interval,
                  "Idle, " + every.replace("refresh", "asked")));
        }
      }
    }
    return findings;
  }

  private Sample latency(Lab lab, Capture capture, Duration interval, int firstKey)
      throws Exception {
    Map<Long, Long> committed = new ConcurrentHashMap<>();
    List<Double> millis = new ArrayList<>();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      long end = System.nanoTime() + measured.toNanos();
      Session session = lab.session();
      Future<?> writer =
          thread.submit(
              () -> {
                long key = firstKey;
                while (System.nanoTime() < end) {
                  key++;
                  session.run(
                      "insert into lab.orders values (?, 1, 'new', 1, 'a note', now())", (int) key);
                  committed.put(key, System.nanoTime());
                  TimeUnit.MILLISECONDS.sleep(WRITE_MILLIS);
                }
                return null;
              });
      long next = System.nanoTime();
      while (next < end) {
        if (capture.take() > 0) {
          long now = System.nanoTime();
          for (Long key : capture.keys()) {
            // A row may be frozen between its commit and the writer's note of it.
            millis.add(Math.max(0, now - committed.getOrDefault(key, now)) / 1e6);
          }
        }
        next += interval.toNanos();
        TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
      }
      writer.get();
      capture.take();
    } finally {
      thread.shutdownNow();
    }
    return new Sample(millis);
  }

  private Finding idle(Run run, Work work, Duration interval, String what) throws Exception {
    work.run();
    Processor before = Processor.now();
    long start = System.nanoTime();
    long next = start;
    while (next < start + measured.toNanos()) {
      work.run();
      next += interval.toNanos();
      TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
    }
    Duration used = Processor.now().since(before);
    double percent = 100.0 * used.toNanos() / (System.nanoTime() - start);
    run.progress().accept(String.format(Locale.ROOT, "%s: %.2f %%", what, percent));
    return new Finding(
        what + ", part of a core",
        Unit.PERCENT,
        List.of(new Entry(Ours.NAME, new Sample(List.of(percent)), new Sample(List.of()))),
        List.of(new Bar("< 1 %", percent < 1)));
  }
}

package dev.waybill.bench.measure;

import dev.waybill.bench.candidate.Candidate;
import dev.waybill.bench.candidate.Capture;
import dev.waybill.bench.candidate.NoCapture;
import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.report.Bars;
import dev.waybill.bench.report.Chart;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Rounds;
import dev.waybill.bench.report.Unit;
import dev.waybill.contract.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Rows that never arrive, or twice, where many transactions are open at once. */
public final class Losses implements Measurement {
  private static final int WRITERS = 32;
  private static final int LONGEST_MILLIS = 20;
  private static final int READ_MILLIS = 50;

  private final double seconds;

  public Losses() {
    this(8);
  }

  /**
   * Shorter or longer than usual.
   *
   * @param seconds of writing for each candidate
   */
  Losses(double seconds) {
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return "losses";
  }

  @Override
  public String title() {
    return "Rows lost and repeated";
  }

  @Override
  public String method() {
    return String.format(
        Locale.ROOT,
        "%d writers insert rows for %.0f seconds, each row in a transaction that stays open for up to %d ms; each"
            + " candidate is asked for what is new every %d ms, and twice after the last commit. A row that committed"
            + " and was never handed over is lost; one handed over twice is repeated.",
        WRITERS,
        seconds,
        LONGEST_MILLIS,
        READ_MILLIS);
  }

  @Override
  public List<Chart> charts(List<Finding> findings) {
    return List.of(
        Chart.values(
            "losses", "Rows lost, of those that 32 writers committed", findings.subList(1, 2)));
  }

  @Override
  public List<Finding> measure(Run run) throws Exception {
    Rounds written = new Rounds();
    Rounds lost = new Rounds();
    Rounds repeated = new Rounds();
    for (Candidate candidate : run.candidates()) {
      if (candidate instanceof NoCapture) {
        continue;
      }
      try (Lab lab = Lab.on(candidate.server(run.servers()))) {
        lab.table("orders", 1000);
        try (Capture capture = candidate.capture(lab, "orders")) {
          Outcome outcome = underLoad(lab, capture, seconds);
          written.add(candidate.name(), outcome.written);
          lost.add(candidate.name(), outcome.lost);
          repeated.add(candidate.name(), outcome.repeated);
          run.progress().accept(candidate.name() + ": " + outcome);
        }
      }
    }
    Finding ofLost = lost.finding("Lost", Unit.ROWS);
    Finding ofRepeated = repeated.finding("Repeated", Unit.ROWS);
    return List.of(
        written.finding("Committed", Unit.ROWS),
        ofLost.with(Bars.atMost(ofLost, 0)),
        ofRepeated.with(Bars.atMost(ofRepeated, 0)));
  }

  private record Outcome(int written, int lost, int repeated) {}

  private static Outcome underLoad(Lab lab, Capture capture, double seconds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    Map<Long, Integer> seen = new HashMap<>();
    Set<Long> committed = new HashSet<>();
    try {
      long end = System.nanoTime() + (long) (seconds * 1e9);
      List<Future<List<Long>>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        writers.add(threads.submit(writer(lab.session(), writer, end)));
      }
      while (System.nanoTime() < end) {
        long next = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(READ_MILLIS);
        read(capture, seen);
        TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
      }
      for (Future<List<Long>> writer : writers) {
        committed.addAll(writer.get());
      }
    } finally {
      threads.shutdownNow();
    }
    read(capture, seen);
    read(capture, seen);
    int lost = (int) committed.stream().filter(key -> !seen.containsKey(key)).count();
    int repeated = seen.values().stream().mapToInt(times -> times - 1).sum();
    return new Outcome(committed.size(), lost, repeated);
  }

  private static void read(Capture capture, Map<Long, Integer> seen) throws Exception {
    if (capture.take() > 0) {
      capture.keys().forEach(key -> seen.merge(key, 1, Integer::sum));
    }
  }

  private static Callable<List<Long>> writer(Session session, int number, long end) {
    return () -> {
      List<Long> keys = new ArrayList<>();
      SplittableRandom random = new SplittableRandom(number);
      int key = 1_000_000 * (number + 1);
      while (System.nanoTime() < end) {
        session.begin();
        session.run(
            "insert into lab.orders values (?, 1, 'new', 1, 'a note', clock_timestamp())", key);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MILLIS + 1));
        session.commit();
        keys.add((long) key++);
      }
      return keys;
    };
  }
}

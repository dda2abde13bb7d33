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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** How much of the throughput of single-row changes is kept. */
public final class SingleRows implements Measurement {
  private static final int ROWS = 100_000;
  private static final int MOST_CLIENTS = 16;
  private static final List<Load> LOADS =
      List.of(
          new Load(1, Commit.ASYNCHRONOUS),
          new Load(4, Commit.ASYNCHRONOUS),
          new Load(16, Commit.ASYNCHRONOUS),
          new Load(1, Commit.DURABLE),
          new Load(4, Commit.DURABLE),
          new Load(16, Commit.DURABLE));

  private final double seconds;

  public SingleRows() {
    this(0.8);
  }

  /**
   * Shorter or longer than usual.
   *
   * @param seconds that each candidate works at a time
   */
  SingleRows(double seconds) {
    this.seconds = seconds;
  }

  private enum Commit {
    ASYNCHRONOUS("off", 0.85),
    DURABLE("on", 0.95);

    final String setting;
    final double bar;

    Commit(String setting, double bar) {
      this.setting = setting;
      this.bar = bar;
    }
  }

  private record Load(int clients, Commit commit) {
    String words() {
      return String.format(
          Locale.ROOT,
          "%d client%s, %s commits",
          clients,
          clients == 1 ? "" : "s",
          commit.name().toLowerCase(Locale.ROOT));
    }
  }

  private record Slot(Load load, Rounds rounds) {}

  private record Bench(Candidate candidate, Lab lab, Capture capture, Clients clients) {}

  @Override
  public String name() {
    return "single-rows";
  }

  @Override
  public String title() {
    return "Single-row changes";
  }

  @Override
  public String method() {
    return """
        Clients that update and insert one row by key in turn, each change a transaction of its own, prepared, over JDBC, in a \
        table of six columns: changes in a second, and the part kept of what is done without capture. With asynchronous commits \
        the processor is the limit, and the clients take their share of the same cores; with durable ones it is the disk. Of the two outboxes the quicker takes part, whose entries carry keys."""
        .strip();
  }

  @Override
  public List<Chart> charts(List<Finding> findings) {
    return List.of(Chart.ratios("single-rows", "Throughput kept, beside no capture", findings));
  }

  @Override
  public List<Finding> measure(Run run) throws Exception {
    List<String> names = run.candidates().stream().map(Candidate::name).toList();
    List<Slot> slots = LOADS.stream().map(load -> new Slot(load, new Rounds(names))).toList();
    List<Bench> benches = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(MOST_CLIENTS);
    try {
      for (Candidate candidate : run.candidates()) {
        Lab lab = Lab.on(candidate.server(run.servers()));
        lab.table("orders", ROWS);
        benches.add(
            new Bench(
                candidate,
                lab,
                candidate.capture(lab, "orders"),
                new Clients(threads, lab, MOST_CLIENTS, ROWS)));
      }
      for (int round = 0; round <= run.rounds(); round++) {
        for (Slot slot : slots) {
          Load load = slot.load();
          // The first after a change of load works beside what the load before left to be written.
          Collections.rotate(benches, 1);
          for (Bench bench : benches) {
            double done = bench.clients().perSecond(load.clients(), seconds, load.commit().setting);
            if (round > 0) {
              slot.rounds().add(bench.candidate().name(), done);
            }
            run.progress()
                .accept(
                    String.format(
                        Locale.ROOT,
                        "round %d, %s, %s: %,.0f a second",
                        round,
                        load.words(),
                        bench.candidate().name(),
                        done));
          }
        }
        for (Bench bench : benches) {
          bench.capture().take();
          bench.capture().upkeep();
        }
      }
    } finally {
      threads.shutdownNow();
      for (Bench bench : benches) {
        bench.capture().close();
        bench.lab().close();
      }
    }
    return slots.stream().map(slot -> judged(slot.load(), slot.rounds())).toList();
  }

  private static Finding judged(Load load, Rounds rounds) {
    Finding finding = rounds.finding(load.words(), Unit.PER_SECOND, new NoCapture().name());
    return finding
        .with(Bars.keptAtLeast(finding, load.commit().bar))
        .with(Bars.aheadOfPeers(finding));
  }
}

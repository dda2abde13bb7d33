package dev.waybill.contract.benchmark;

import java.util.List;

/** Measures what Waybill costs, prints it, and writes docs/benchmarks.md. */
public final class Benchmark {
  private static final List<Measurement> ALL =
      List.of(
          new CaptureAndRefresh(),
          new EmptyRefresh(),
          new SingleRows(),
          new TableSize(),
          new ShowMillion(),
          new H2CaptureAndRefresh(),
          new OldTransaction());

  private Benchmark() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    Report report = Report.open(options.report(), Machine.describe());
    for (Measurement measurement : ALL) {
      if (options.wants(measurement)) {
        System.out.println(measurement.name() + " (load " + Machine.load() + ")");
        List<Figure> figures = measurement.measure(options);
        figures.forEach(figure -> System.out.println("  " + figure.row()));
        report.add(figures);
        System.out.println("  (load " + Machine.load() + ")");
      }
    }
  }
}

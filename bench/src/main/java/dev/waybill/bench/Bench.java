package dev.waybill.bench;

import dev.waybill.bench.candidate.Candidates;
import dev.waybill.bench.lab.Servers;
import dev.waybill.bench.measure.Measurement;
import dev.waybill.bench.measure.Measurements;
import dev.waybill.bench.measure.Run;
import dev.waybill.bench.report.Finding;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: chooses, measures, and writes the page. */
@Command(name = "bench")
public final class Bench implements Callable<Integer> {
  @Option(names = "--only", split = ",", paramLabel = "NAME")
  private List<String> only = List.of();

  @Option(names = "--rows", defaultValue = "2000000")
  private int rows;

  @Option(names = "--rounds", defaultValue = "5")
  private int rounds;

  @Option(names = "--minutes", defaultValue = "10")
  private double minutes;

  @Option(names = "--postgres", defaultValue = "/usr/lib/postgresql/15")
  private Path postgres = Path.of("");

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    PrintStream out = System.out;
    Path home = Path.of(System.getProperty("waybill.home", "")).toAbsolutePath();
    try (Servers servers = new Servers(postgres)) {
      Run run =
          new Run(
              servers,
              Candidates.all(),
              rows,
              rounds,
              minutes,
              home,
              line -> out.println("  " + line));
      for (Measurement measurement : Measurements.all()) {
        if (only.isEmpty() || only.contains(measurement.name())) {
          out.println(measurement.title());
          for (Finding finding : measurement.measure(run)) {
            out.println(finding);
          }
        }
      }
    }
    return 0;
  }
}

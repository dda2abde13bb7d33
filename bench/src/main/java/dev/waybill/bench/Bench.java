package dev.waybill.bench;

import dev.waybill.bench.candidate.Candidate;
import dev.waybill.bench.candidate.NoCapture;
import dev.waybill.bench.candidate.Ours;
import dev.waybill.bench.candidate.Polling;
import dev.waybill.bench.lab.Servers;
import dev.waybill.bench.measure.Bulk;
import dev.waybill.bench.measure.CommandStart;
import dev.waybill.bench.measure.H2Bulk;
import dev.waybill.bench.measure.InTheJvm;
import dev.waybill.bench.measure.Measurement;
import dev.waybill.bench.measure.Run;
import dev.waybill.bench.measure.ShowMillion;
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
  private static final List<Measurement> MEASUREMENTS =
      List.of(new Bulk(), new CommandStart(), new H2Bulk(), new ShowMillion(), new InTheJvm());
  private static final List<Candidate> CANDIDATES =
      List.of(new NoCapture(), new Ours(), new Polling());

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
              servers, CANDIDATES, rows, rounds, minutes, home, line -> out.println("  " + line));
      for (Measurement measurement : MEASUREMENTS) {
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

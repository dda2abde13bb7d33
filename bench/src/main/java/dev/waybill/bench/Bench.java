package dev.waybill.bench;

import dev.waybill.WaybillException;
import dev.waybill.bench.candidate.Candidate;
import dev.waybill.bench.candidate.Candidates;
import dev.waybill.bench.lab.Machine;
import dev.waybill.bench.lab.Packages;
import dev.waybill.bench.lab.Servers;
import dev.waybill.bench.measure.Measurement;
import dev.waybill.bench.measure.Measurements;
import dev.waybill.bench.measure.Run;
import dev.waybill.bench.report.FiguresTable;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.NotRun;
import dev.waybill.bench.report.Report;
import dev.waybill.bench.report.Result;
import dev.waybill.bench.report.Results;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command: chooses, measures, and writes the page. */
@Command(
    name = "waybill bench",
    description =
        "Measures Waybill beside what one would pick instead, and writes docs/benchmarks.md with its"
            + " pictures.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = false,
    footer = {
      "%nExamples: everything; a quick look at one measurement, elsewhere than in docs",
      "  waybill bench",
      "  waybill bench --only bulk --rows 20000 --rounds 2 --report /tmp/bench"
    })
public final class Bench implements Callable<Integer> {
  static final List<Measurement> MEASUREMENTS = Measurements.all();
  static final List<Candidate> CANDIDATES = Candidates.all();

  /** Candidates that no run measures, and why. */
  private static final List<NotRun> NOT_RUN =
      Candidates.notRun().entrySet().stream()
          .map(other -> new NotRun(other.getKey(), other.getValue()))
          .toList();

  @Spec private @Nullable CommandSpec spec;

  @Mixin private Options options = new Options();

  public static void main(String[] arguments) {
    int code = commandLine().execute(arguments);
    System.exit(code);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (e, arguments) -> {
              String message = String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
              tell(e.getCommandLine(), message + ". See waybill bench --help.");
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (e, commandLine, parsed) -> {
              if (e instanceof WaybillException known) {
                tell(commandLine, String.valueOf(known.getMessage()));
                return known.code().exitCode();
              }
              throw e;
            });
  }

  private static void tell(CommandLine commandLine, String message) {
    commandLine.getErr().println("waybill: " + message);
    commandLine.getErr().flush();
  }

  @Override
  public Integer call() throws Exception {
    CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
    Progress progress = new Progress(commandLine.getErr(), System.nanoTime());
    options.check(commandLine, names(), candidates());
    Report report = Report.open(options.report(), names());
    if (options.redraw()) {
      report.redraw();
      return CommandLine.ExitCode.OK;
    }
    List<NotRun> absent = new ArrayList<>(NOT_RUN);
    List<Candidate> present = present(options.packages(progress::line), absent, progress);
    String machine = Machine.describe(options.postgres());
    List<Result> results = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    try (Servers servers = new Servers(options.postgres())) {
      for (Measurement measurement : MEASUREMENTS) {
        if (options.wants(measurement.name())) {
          progress.line(measurement.title());
          try {
            Result result = measure(measurement, servers, present, absent, machine, progress);
            report.add(result);
            results.add(result);
            print(result, commandLine.getOut());
          } catch (Exception e) {
            // The others took their time and are worth having.
            failed.add(measurement.name());
            progress.line("  failed: " + e);
          }
        }
      }
    }
    if (options.format() == Options.Format.JSON) {
      commandLine.getOut().print(new Results(results).json());
      commandLine.getOut().flush();
    }
    progress.line("Written: " + options.report().resolve("benchmarks.md"));
    if (!failed.isEmpty()) {
      tell(commandLine, "these measurements failed, as told above: " + String.join(", ", failed));
    }
    return failed.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private Result measure(
      Measurement measurement,
      Servers servers,
      List<Candidate> present,
      List<NotRun> absent,
      String machine,
      Progress progress)
      throws Exception {
    Run run =
        new Run(
            servers,
            present.stream().filter(one -> one.suits(measurement.name())).toList(),
            options.rows(),
            options.rounds(),
            options.minutes(),
            options.home(),
            line -> progress.line("  " + line));
    List<Finding> findings = measurement.measure(run);
    String today = LocalDate.now(Clock.systemUTC()).toString();
    return new Result(
        measurement.name(),
        measurement.title(),
        measurement.method(),
        new Result.Circumstances(today, machine, options.sizes(), absent),
        findings,
        measurement.charts(findings));
  }

  private void print(Result result, PrintWriter out) {
    if (options.format() == Options.Format.TABLE) {
      FiguresTable.print(result, out);
    }
  }

  static List<String> names() {
    return MEASUREMENTS.stream().map(Measurement::name).toList();
  }

  private static List<String> candidates() {
    return CANDIDATES.stream().map(Candidate::name).toList();
  }

  /** Who takes part; notes of the others why not. */
  private List<Candidate> present(Packages packages, List<NotRun> absent, Progress progress)
      throws Exception {
    List<String> needed = new ArrayList<>();
    if (options.debiansPostgres()) {
      needed.add(Packages.SERVER);
    }
    List<Candidate> wanted =
        CANDIDATES.stream().filter(candidate -> !options.leavesOut(candidate.name())).toList();
    wanted.forEach(candidate -> needed.addAll(candidate.packages()));
    List<String> missing = packages.provide(needed);
    List<Candidate> present = new ArrayList<>();
    for (Candidate candidate : CANDIDATES) {
      List<String> lacks = candidate.packages().stream().filter(missing::contains).toList();
      if (!wanted.contains(candidate)) {
        absent.add(new NotRun(candidate.name(), "left out with --without"));
      } else if (!lacks.isEmpty()) {
        String reason = "not installed: " + String.join(", ", lacks);
        absent.add(new NotRun(candidate.name(), reason));
        progress.line("Left out: " + candidate.name() + ", " + reason);
      } else {
        present.add(candidate);
      }
    }
    return present;
  }

  /** Lines for people, each with the time since the start. */
  private record Progress(PrintWriter err, long start) {
    void line(String text) {
      long seconds = (System.nanoTime() - start) / 1_000_000_000;
      err.println(String.format(Locale.ROOT, "%3d:%02d  %s", seconds / 60, seconds % 60, text));
      err.flush();
    }
  }
}

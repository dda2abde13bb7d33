package dev.waybill.bench.measure;

import dev.waybill.bench.candidate.Ours;
import dev.waybill.bench.jvm.Configuration;
import dev.waybill.bench.jvm.OneRow;
import dev.waybill.bench.jvm.PrintedRows;
import dev.waybill.bench.jvm.TypedDate;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Rounds;
import dev.waybill.bench.report.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What happens inside one process, by JMH. */
public final class InTheJvm implements Measurement {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject(PrintedRows.class, "format", "Rows printed", ""),
          new Subject(TypedDate.class, "typed", "Typed dates read", ""),
          new Subject(OneRow.class, "table", "Updates of one row of H2, committed", "twin"),
          new Subject(Configuration.class, "", "Configurations read", ""));

  private final int forks;
  private final int warmUps;
  private final int iterations;
  private final TimeValue length;

  public InTheJvm() {
    this(1, 1, 5, TimeValue.seconds(1));
  }

  /**
   * Of another length.
   *
   * @param forks processes for each benchmark; 0 measures in this one
   * @param warmUps iterations that do not count
   * @param length of an iteration
   */
  InTheJvm(int forks, int warmUps, int iterations, TimeValue length) {
    this.forks = forks;
    this.warmUps = warmUps;
    this.iterations = iterations;
    this.length = length;
  }

  /**
   * One thing that is done over and over.
   *
   * @param benchmark does it
   * @param parameter whose values are compared; empty where there is none
   * @param reference the value beside which the others are put; empty for none
   */
  private record Subject(Class<?> benchmark, String parameter, String what, String reference) {
    String candidate(RunResult result) {
      return parameter.isEmpty() ? Ours.NAME : result.getParams().getParam(parameter);
    }
  }

  @Override
  public String name() {
    return "jvm";
  }

  @Override
  public String title() {
    return "Inside the process";
  }

  @Override
  public String method() {
    return """
        By JMH on one thread, a fresh process for each line, after one second to warm up, each figure over five iterations of \
        one second: rows of six columns printed as UTF-8 to nowhere in each format, starts read as people type them, one row of H2 updated \
        and committed in a captured table (`orders`) and in a twin without capture, and the example of a configuration read and checked; \
        beside each, what a thousand of them allocate."""
        .strip();
  }

  @Override
  public List<Finding> measure(Run run) throws RunnerException {
    List<Finding> findings = new ArrayList<>();
    for (Subject subject : SUBJECTS) {
      Rounds rates = new Rounds();
      Rounds allocated = new Rounds();
      for (RunResult result : results(subject)) {
        String candidate = subject.candidate(result);
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
          for (IterationResult iteration : fork.getIterationResults()) {
            rates.add(candidate, iteration.getPrimaryResult().getScore());
            // Bytes each are kilobytes a thousand.
            allocated.add(candidate, allocation(iteration));
          }
        }
        run.progress()
            .accept(
                String.format(
                    Locale.ROOT,
                    "%s, %s: %,.0f per second",
                    subject.what(),
                    candidate,
                    result.getPrimaryResult().getScore()));
      }
      findings.add(rates.finding(subject.what(), Unit.PER_SECOND, subject.reference()));
      findings.add(
          allocated.finding(
              subject.what() + ": allocated by 1,000", Unit.KILOBYTES, subject.reference()));
    }
    return findings;
  }

  private Collection<RunResult> results(Subject subject) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include("^" + subject.benchmark().getName().replace(".", "\\.") + "\\.")
                .forks(forks)
                .warmupIterations(warmUps)
                .warmupTime(length)
                .measurementIterations(iterations)
                .measurementTime(length)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build())
        .run();
  }

  private static double allocation(IterationResult iteration) {
    return iteration.getSecondaryResults().entrySet().stream()
        .filter(result -> result.getKey().endsWith(ALLOCATED))
        .map(Map.Entry::getValue)
        .mapToDouble(Result::getScore)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("JMH tells no " + ALLOCATED));
  }
}

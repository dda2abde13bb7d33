package dev.waybill.bench;

import dev.waybill.bench.candidate.NoCapture;
import dev.waybill.bench.candidate.Ours;
import dev.waybill.bench.lab.Packages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the command line asks for. Not thread-safe. */
final class Options {
  private static final String DEBIANS = "/usr/lib/postgresql/15";

  /** What goes to stdout. */
  enum Format {
    TABLE,
    JSON
  }

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "measure these, and leave the rest of the page as it is (default: all)")
  private List<String> only = List.of();

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "NAME",
      description = "leave these candidates out")
  private List<String> without = List.of();

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "rows of the table of the bulk measurement (default: ${DEFAULT-VALUE})")
  private int rows;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "rounds that count, after one to warm up (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "10",
      description = "minutes of writing beside an old transaction (default: ${DEFAULT-VALUE})")
  private double minutes;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "figures on stdout as table or json (default: table)")
  private Format format = Format.TABLE;

  @Option(
      names = "--report",
      paramLabel = "FOLDER",
      description = "where the page and its pictures are written (default: docs of the checkout)")
  private @Nullable Path report;

  @Option(
      names = "--redraw",
      description = "measure nothing; write the page and its pictures from the figures kept")
  private boolean redraw;

  @Option(names = "--yes", description = "install packages without asking")
  private boolean yes;

  @Option(
      names = "--postgres",
      paramLabel = "FOLDER",
      description =
          "the server's, with bin in it (default: that of Debian's " + Packages.SERVER + ")")
  private @Nullable Path postgres;

  @Option(names = "--home", hidden = true, description = "the checkout; from the launcher")
  private Path home = Path.of("");

  /** Refuses what cannot be run. */
  void check(CommandLine commandLine, List<String> measurements, List<String> candidates) {
    List<String> mistakes = new ArrayList<>();
    known("--only", only, measurements, mistakes);
    known(
        "--without", without, candidates.stream().filter(name -> !needed(name)).toList(), mistakes);
    within("--rows", rows, 1_000, 100_000_000, mistakes);
    within("--rounds", rounds, 1, 1_000, mistakes);
    within("--minutes", minutes, 0.1, 1_440, mistakes);
    if (postgres != null && !Files.isExecutable(postgres.resolve("bin/postgres"))) {
      mistakes.add("--postgres: there is no " + postgres.resolve("bin/postgres"));
    }
    if (!mistakes.isEmpty()) {
      throw new ParameterException(commandLine, String.join("; ", mistakes));
    }
  }

  /** The limit and Waybill itself, which all others stand beside. */
  private static boolean needed(String candidate) {
    return candidate.equals(Ours.NAME) || candidate.equals(new NoCapture().name());
  }

  private static void known(
      String option, List<String> given, List<String> known, List<String> mistakes) {
    for (String name : given) {
      if (!known.contains(name)) {
        mistakes.add(option + ": no '" + name + "', but " + String.join(", ", known));
      }
    }
  }

  private static void within(
      String option, double given, double least, double most, List<String> mistakes) {
    // Written so that what is no number is refused too.
    if (!(given >= least && given <= most)) {
      mistakes.add(
          String.format(
              Locale.ROOT, "%s: a number from %s to %s", option, plain(least), plain(most)));
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : String.valueOf(number);
  }

  boolean wants(String measurement) {
    return only.isEmpty() || only.contains(measurement);
  }

  boolean leavesOut(String candidate) {
    return without.contains(candidate);
  }

  int rows() {
    return rows;
  }

  int rounds() {
    return rounds;
  }

  double minutes() {
    return minutes;
  }

  /** Such as {@code 2,000,000 rows, 5 rounds, 10 minutes}. */
  String sizes() {
    return String.format(
        Locale.ROOT, "%,d rows, %d rounds, %s minutes", rows, rounds, plain(minutes));
  }

  Format format() {
    return format;
  }

  boolean redraw() {
    return redraw;
  }

  /** The checkout. */
  Path home() {
    return home;
  }

  Path report() {
    return report == null ? home.resolve("docs") : report;
  }

  /** The folder of the server. */
  Path postgres() {
    return postgres == null ? Path.of(DEBIANS) : postgres;
  }

  /** Whether the server is that of Debian's package. */
  boolean debiansPostgres() {
    return postgres == null;
  }

  Packages packages(Consumer<String> progress) {
    Predicate<String> agree = yes ? question -> true : Options::ask;
    boolean root = "root".equals(System.getProperty("user.name"));
    return new Packages(Path.of("/usr/bin"), root, agree, progress);
  }

  /** Asks who sits at the terminal; nobody there is a no. */
  private static boolean ask(String question) {
    if (!System.getProperty("waybill.terminals", "").contains("0")) {
      return false;
    }
    System.err.print(question + " [y/N] ");
    System.err.flush();
    try {
      String answer =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

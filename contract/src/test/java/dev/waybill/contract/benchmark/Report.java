package dev.waybill.contract.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page with all figures. Written after each measurement; lines that were not measured again
 * stay as they are. Not thread-safe.
 */
final class Report {
  private static final String HEAD = "| Measured |";
  private static final String TEMPLATE =
      """
      # Benchmarks

      What Waybill costs, each time held against the same work without it. This page is written by

      <!-- no-run: the measurement itself -->
      ```sh
      mvn -q -pl core,contract -Pbenchmark verify -DskipTests
      ```

      which takes about 40 minutes. `-Dbenchmark.args="--only capture,empty --rounds 5"` measures some of it and
      leaves the other lines as they are; `--minutes` and `--big-table` shorten the longest two. It starts servers of
      its own and needs 6 GB of disk.

      **Machine**: {machine}.

      **Method.** The two sides of a pair take turns on one server, A B A B, after a warm-up round that does not
      count; figures are medians, with the least and the most in brackets, and the ratio is the median of the ratios of
      the rounds, so that what else the machine does at the time weighs on both sides. The client is JDBC on loopback;
      the server's `fsync` is off, so waiting for a disk at commit hides no work. Where
      nothing else is said, the table has six columns, a single key, and rows of 150 bytes; short rows are the harder case, since what is
      captured is the key alone.

      | Measured | Waybill | Without, or before | Ratio | Bar | |
      |---|---|---|---|---|---|
      {rows}
      {notes}
      """;

  private final Path file;
  private final String machine;
  private final Map<String, String> rows = new LinkedHashMap<>();
  private String notes = "";

  private Report(Path file, String machine) {
    this.file = file;
    this.machine = machine;
  }

  /** Takes up what the page says so far. */
  static Report open(Path file, String machine) throws IOException {
    Report report = new Report(file, machine);
    if (Files.exists(file)) {
      String page = Files.readString(file);
      page.lines()
          .filter(line -> line.startsWith("| ") && !line.startsWith(HEAD))
          .forEach(line -> report.rows.put(line.split(" \\| ", 2)[0], line));
      int notes = page.indexOf("\n## ");
      report.notes = notes < 0 ? "" : page.substring(notes).stripTrailing();
    }
    return report;
  }

  void add(List<Figure> figures) throws IOException {
    for (Figure figure : figures) {
      rows.put(figure.row().split(" \\| ", 2)[0], figure.row());
    }
    String today = machine + "; " + LocalDate.now(Clock.systemUTC());
    Files.createDirectories(file.toAbsolutePath().getParent());
    String page =
        TEMPLATE
            .replace("{machine}", today)
            .replace("{rows}", String.join("\n", rows.values()))
            .replace("{notes}", notes);
    Files.writeString(file, page.strip() + "\n");
  }
}

package dev.waybill.sync.internal.files;

import dev.waybill.sync.internal.files.Progress.Aside;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a file, in a text beside it: lines and columns of what does not fit and why, never
 * data of a record.
 */
final class Report {
  static final String ENDING = ".report.txt";

  private final List<String> lines = new ArrayList<>();

  /**
   * Begins a report.
   *
   * @param outcome in one line, with the file's name
   */
  Report(String outcome, Instant at) {
    lines.add(outcome);
    lines.add("at " + at);
  }

  /** Counts of a file that was loaded. */
  Report counts(Inspection inspected, List<Aside> aside) {
    long byDatabase = aside.stream().mapToLong(Aside::records).sum();
    lines.add("sha256 " + inspected.digest());
    lines.add("");
    lines.add("records    " + inspected.records());
    lines.add("loaded     " + (inspected.records() - inspected.bad() - byDatabase));
    lines.add("set aside  " + (inspected.bad() + byDatabase));
    return this;
  }

  /** What does not fit, by line. */
  Report problems(Inspection inspected) {
    if (!inspected.problems().isEmpty()) {
      lines.add("");
    }
    inspected.problems().forEach(problem -> lines.add(problem.toString()));
    if (inspected.bad() > inspected.problems().size()) {
      lines.add("and " + (inspected.bad() - inspected.problems().size()) + " more");
    }
    return this;
  }

  /** What only the database found. */
  Report aside(List<Aside> all, String source) {
    if (!all.isEmpty()) {
      lines.add("");
    }
    for (Aside one : all) {
      lines.add(
          "lines "
              + one.from()
              + " to "
              + one.to()
              + ": the database set aside "
              + one.records()
              + "; waybill rejected list "
              + source
              + " names their keys");
    }
    return this;
  }

  Report line(String line) {
    lines.add("");
    lines.add(line);
    return this;
  }

  /** Writes it, over what an earlier try left. */
  void write(Path folder, String name) {
    Path path = folder.resolve(name + ENDING);
    try {
      Files.write(path, lines, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw FileTrouble.cannot("write " + path, e);
    }
  }
}

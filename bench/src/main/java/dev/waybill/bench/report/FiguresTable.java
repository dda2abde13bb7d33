package dev.waybill.bench.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One measurement as a table for a terminal. */
public final class FiguresTable {
  private FiguresTable() {}

  public static void print(Result result, PrintWriter out) {
    out.println(result.title());
    for (Finding finding : result.findings()) {
      out.println("  " + finding.what());
      lines(finding).forEach(line -> out.println("    " + line));
      finding
          .bars()
          .forEach(
              bar -> out.println("    " + bar.text() + ": " + (bar.kept() ? "kept" : "missed")));
    }
    out.flush();
  }

  private static List<String> lines(Finding finding) {
    int width = finding.entries().stream().mapToInt(e -> e.candidate().length()).max().orElse(1);
    List<String> lines = new ArrayList<>();
    for (Entry entry : finding.entries()) {
      String ratio =
          entry.ratio().isEmpty()
              ? ""
              : Figures.ratio(entry.ratio()) + " (" + Figures.ratioRange(entry.ratio()) + ")";
      String range = Figures.range(entry.sample());
      lines.add(
          String.format(
                  Locale.ROOT,
                  "%-" + width + "s  %16s  %-19s  %s",
                  entry.candidate(),
                  Figures.of(entry.sample().median(), finding.unit()),
                  range.isEmpty() ? "" : "(" + range + ")",
                  ratio)
              .stripTrailing());
    }
    return lines;
  }
}

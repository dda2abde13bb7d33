package dev.waybill.bench.report;

import java.util.List;

/**
 * A picture of findings of one measurement.
 *
 * @param file its name, without an ending
 * @param title above it
 * @param kind how it is drawn
 * @param findings what they say they measured, in the order in which they are drawn
 * @param end where the horizontal axis of {@link Kind#LINES} ends, which begins at 0
 * @param axis what the horizontal axis of {@link Kind#LINES} counts
 */
public record Chart(
    String file, String title, Kind kind, List<String> findings, double end, String axis) {
  /** How a picture is drawn. */
  public enum Kind {
    /** Bars: the median ratio beside the reference, and the least and the most. */
    RATIOS,
    /** Bars: the median, and the least and the most. */
    VALUES,
    /** Values over time, a line for each candidate; each sample is spread over the whole axis. */
    LINES
  }

  public Chart {
    findings = List.copyOf(findings);
  }

  public static Chart ratios(String file, String title, List<Finding> findings) {
    return new Chart(file, title, Kind.RATIOS, names(findings), 0, "");
  }

  public static Chart values(String file, String title, List<Finding> findings) {
    return new Chart(file, title, Kind.VALUES, names(findings), 0, "");
  }

  /** One finding over time, such as to {@code 10} on an axis of {@code minutes}. */
  public static Chart lines(String file, String title, Finding finding, double end, String axis) {
    return new Chart(file, title, Kind.LINES, List.of(finding.what()), end, axis);
  }

  private static List<String> names(List<Finding> findings) {
    return findings.stream().map(Finding::what).toList();
  }
}

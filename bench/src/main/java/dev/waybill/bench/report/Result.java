package dev.waybill.bench.report;

import java.util.List;

/**
 * What one measurement came to.
 *
 * @param name one word
 * @param title the heading
 * @param method a paragraph of Markdown
 * @param run when and where
 * @param findings with every value of every round
 * @param charts of the findings
 */
public record Result(
    String name,
    String title,
    String method,
    Circumstances run,
    List<Finding> findings,
    List<Chart> charts) {
  /**
   * When and where a measurement was run.
   *
   * @param date such as {@code 2026-11-24}
   * @param machine cores, memory, and versions of software
   * @param options rows, rounds and minutes
   * @param notRun who was left out
   */
  public record Circumstances(String date, String machine, String options, List<NotRun> notRun) {
    public Circumstances {
      notRun = List.copyOf(notRun);
    }
  }

  public Result {
    findings = List.copyOf(findings);
    charts = List.copyOf(charts);
  }

  Finding finding(String what) {
    return findings.stream()
        .filter(finding -> finding.what().equals(what))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(what + " was not measured"));
  }
}

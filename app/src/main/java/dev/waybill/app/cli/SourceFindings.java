package dev.waybill.app.cli;

import dev.waybill.Finding;
import dev.waybill.load.PassEnd;
import dev.waybill.load.SourceState;
import java.util.ArrayList;
import java.util.List;

/** What {@code doctor} finds about sources. */
final class SourceFindings {
  private SourceFindings() {}

  static List<Finding> of(List<SourceState> sources) {
    List<Finding> findings = new ArrayList<>();
    for (SourceState source : sources) {
      List<Finding> bad = bad(source);
      findings.addAll(
          bad.isEmpty()
              ? List.of(
                  new Finding(
                      Finding.Severity.OK,
                      "source " + source.name(),
                      "its last pass went well and nothing is set aside",
                      ""))
              : bad);
    }
    return findings;
  }

  private static List<Finding> bad(SourceState source) {
    List<Finding> bad = new ArrayList<>();
    PassEnd end = source.lastEnd();
    if (end != null && end.error() != null) {
      bad.add(
          warning(
              source,
              "it has failed since its last success: " + end.error(),
              "waybill sync " + source.name() + " --once tells whether it works again"));
    }
    if (source.setAside() > 0) {
      bad.add(
          warning(
              source,
              "records that did not fit are set aside: " + source.setAside(),
              "waybill rejected list " + source.name() + " tells why; then retry or drop them"));
    }
    return bad;
  }

  private static Finding warning(SourceState source, String message, String remedy) {
    return new Finding(Finding.Severity.WARNING, "source " + source.name(), message, remedy);
  }
}

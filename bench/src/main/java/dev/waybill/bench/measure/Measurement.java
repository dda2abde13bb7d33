package dev.waybill.bench.measure;

import dev.waybill.bench.report.Chart;
import dev.waybill.bench.report.Finding;
import java.util.List;

/** One thing that is measured. Stateless. */
public interface Measurement {
  /** One word, for the option {@code --only}. */
  String name();

  /** The heading on the page. */
  String title();

  /** What is measured, how, and what each line means: a paragraph of Markdown. */
  String method();

  List<Finding> measure(Run run) throws Exception;

  /** Pictures of what {@link #measure} came to. */
  default List<Chart> charts(List<Finding> findings) {
    return List.of();
  }
}

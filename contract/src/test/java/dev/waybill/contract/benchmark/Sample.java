package dev.waybill.contract.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers measured one after another, mostly milliseconds. Not thread-safe. */
final class Sample {
  private final List<Double> values = new ArrayList<>();

  Sample add(double value) {
    values.add(value);
    return this;
  }

  double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double least() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double most() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** This one's values divided by the other's, round by round. */
  Sample over(Sample other) {
    Sample ratios = new Sample();
    for (int i = 0; i < values.size(); i++) {
      ratios.add(values.get(i) / other.values.get(i));
    }
    return ratios;
  }

  /** Such as {@code 12.3 ms (11.9–14.0)}. */
  String millis() {
    return String.format(Locale.ROOT, "%.1f ms (%.1f–%.1f)", median(), least(), most());
  }

  /** Such as {@code 1.21 (1.18–1.30)}. */
  String ratio() {
    return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median(), least(), most());
  }
}

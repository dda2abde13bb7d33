package dev.waybill.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers measured one after another.
 *
 * @param values in the order in which they were measured
 */
public record Sample(List<Double> values) {
  public Sample {
    values = List.copyOf(values);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public double median() {
    return quantile(0.5);
  }

  public double least() {
    return quantile(0);
  }

  public double most() {
    return quantile(1);
  }

  /** The value below which this part of the values lies, between neighbours in proportion. */
  public double quantile(double part) {
    if (values.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    List<Double> sorted = values.stream().sorted().toList();
    double place = part * (sorted.size() - 1);
    double below = sorted.get((int) Math.floor(place));
    double above = sorted.get((int) Math.ceil(place));
    return below + (above - below) * (place - Math.floor(place));
  }

  /** This one's values divided by the other's, round by round. */
  public Sample over(Sample other) {
    if (other.values.size() != values.size()) {
      throw new IllegalArgumentException(values.size() + " rounds over " + other.values.size());
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      ratios.add(values.get(i) / other.values.get(i));
    }
    return new Sample(ratios);
  }
}

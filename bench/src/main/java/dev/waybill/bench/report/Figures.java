package dev.waybill.bench.report;

import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
  private Figures() {}

  /** Three digits or more, such as {@code 1,234} or {@code 1.23}; a whole number as it is. */
  static String of(double value) {
    double size = Math.abs(value);
    String format =
        value == Math.rint(value)
            ? "%,.0f"
            : size >= 99.95 ? "%,.0f" : size >= 9.995 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  /** With its unit. */
  static String of(double value, Unit unit) {
    return of(value) + " " + unit.symbol();
  }

  /** The median ratio, such as {@code 1.05 ×}. */
  static String ratio(Sample ratio) {
    return String.format(Locale.ROOT, "%.2f ×", ratio.median());
  }

  /** Such as {@code 0.95–1.20}. */
  static String ratioRange(Sample ratio) {
    return String.format(Locale.ROOT, "%.2f–%.2f", ratio.least(), ratio.most());
  }

  /** From the least to the most; empty for a value alone. */
  static String range(Sample sample) {
    return sample.values().size() == 1 ? "" : of(sample.least()) + "–" + of(sample.most());
  }
}

package dev.waybill.contract.benchmark;

import java.util.Locale;

/**
 * A line of the report.
 *
 * @param what was measured; a later run replaces the line of the same words
 * @param with the figure of Waybill
 * @param without the figure it is held against, or empty
 * @param ratio the two compared, or empty
 * @param bar what was asked for, or empty
 * @param verdict whether the bar is kept, or empty without one
 */
record Figure(String what, String with, String without, String ratio, String bar, String verdict) {

  /** Two samples taken in turns, compared round by round; the bar is for the median. */
  static Figure pair(String what, Sample with, Sample without, double bar) {
    Sample ratios = with.over(without);
    return new Figure(
        what,
        with.millis(),
        without.millis(),
        ratios.ratio(),
        String.format(Locale.ROOT, "≤ %.1f", bar),
        verdict(ratios.median() <= bar));
  }

  /** Two samples taken in turns, compared round by round, without a bar. */
  static Figure pair(String what, Sample with, Sample without) {
    return new Figure(what, with.millis(), without.millis(), with.over(without).ratio(), "", "");
  }

  static Figure atMost(String what, Sample with, double millis) {
    return new Figure(
        what,
        with.millis(),
        "",
        "",
        String.format(Locale.ROOT, "≤ %.0f ms", millis),
        verdict(with.median() <= millis));
  }

  static Figure fact(String what, String figure) {
    return new Figure(what, figure, "", "", "", "");
  }

  static String verdict(boolean kept) {
    return kept ? "kept" : "**missed**";
  }

  String row() {
    return "| "
        + String.join(" | ", what, with, without, ratio, bar, verdict).replace("|  |", "| |")
        + " |";
  }
}

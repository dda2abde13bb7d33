package dev.waybill.bench.report;

import dev.waybill.bench.candidate.Ours;
import java.util.List;
import java.util.Locale;

/** The bars that are asked of several measurements. */
public final class Bars {
  private Bars() {}

  /** Waybill's median ratio is at most this. */
  public static Bar ratioAtMost(Finding finding, double most) {
    return new Bar(
        String.format(Locale.ROOT, "≤ %.1f ×", most),
        finding.of(Ours.NAME).ratio().median() <= most);
  }

  /** Waybill's median ratio is at least this. */
  public static Bar ratioAtLeast(Finding finding, double least) {
    return new Bar(
        String.format(Locale.ROOT, "≥ %.1f ×", least),
        finding.of(Ours.NAME).ratio().median() >= least);
  }

  /** Waybill's median throughput beside the reference is at least this part of one. */
  public static Bar keptAtLeast(Finding finding, double part) {
    return new Bar(
        String.format(Locale.ROOT, "≥ %.0f %%", 100 * part),
        finding.of(Ours.NAME).ratio().median() >= part);
  }

  /** Waybill's median is at most this many of the finding's unit. */
  public static Bar atMost(Finding finding, double most) {
    return new Bar(
        String.format(Locale.ROOT, "≤ %,.0f %s", most, finding.unit().symbol()),
        finding.of(Ours.NAME).sample().median() <= most);
  }

  /**
   * There are peers, and no peer's ratio is better than Waybill's; the reference has none and is no
   * peer.
   */
  public static Bar aheadOfPeers(Finding finding) {
    double ours = finding.of(Ours.NAME).ratio().median();
    List<Double> peers =
        finding.entries().stream()
            .filter(entry -> !entry.candidate().equals(Ours.NAME) && !entry.ratio().isEmpty())
            .map(entry -> entry.ratio().median())
            .toList();
    boolean more = finding.unit() == Unit.PER_SECOND;
    return new Bar(
        "ahead of every peer", peers.stream().allMatch(peer -> more ? ours >= peer : ours <= peer));
  }
}

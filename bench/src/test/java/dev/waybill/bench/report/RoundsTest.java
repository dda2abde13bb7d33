package dev.waybill.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bench.candidate.Ours;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static Finding finding(double ours, double peer, Unit unit) {
    Rounds rounds = new Rounds();
    for (int round = 0; round < 3; round++) {
      rounds.add("none", 100);
      rounds.add(Ours.NAME, ours);
      rounds.add("peer", peer);
    }
    return rounds.finding("Update", unit, "none");
  }

  @Test
  void finding_comparesAllButTheReference() {
    Finding finding = finding(110, 150, Unit.MILLISECONDS);

    assertThat(finding.of("none").ratio().isEmpty()).isTrue();
    assertThat(finding.of(Ours.NAME).ratio().median()).isEqualTo(1.1);
    assertThat(finding.of("peer").ratio().most()).isEqualTo(1.5);
  }

  @Test
  void bars_areKept() {
    Finding times = finding(110, 150, Unit.MILLISECONDS);

    assertThat(Bars.ratioAtMost(times, 1.5)).isEqualTo(new Bar("≤ 1.5 ×", true));
    assertThat(Bars.atMost(times, 110)).isEqualTo(new Bar("≤ 110 ms", true));
    assertThat(Bars.aheadOfPeers(times).kept()).isTrue();
    Finding speed = finding(90, 80, Unit.PER_SECOND);
    assertThat(Bars.keptAtLeast(speed, 0.9)).isEqualTo(new Bar("≥ 90 %", true));
    assertThat(Bars.aheadOfPeers(speed).kept()).isTrue();
  }

  @Test
  void bars_areMissed() {
    Finding times = finding(160, 150, Unit.MILLISECONDS);

    assertThat(Bars.ratioAtMost(times, 1.5).kept()).isFalse();
    assertThat(Bars.atMost(times, 159).kept()).isFalse();
    assertThat(Bars.aheadOfPeers(times).kept()).isFalse();
    Finding speed = finding(70, 80, Unit.PER_SECOND);
    assertThat(Bars.keptAtLeast(speed, 0.9).kept()).isFalse();
    assertThat(Bars.aheadOfPeers(speed).kept()).isFalse();
  }
}

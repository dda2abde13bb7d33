package dev.waybill.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void quantile_liesBetweenNeighboursInProportion() {
    Sample sample = new Sample(List.of(40.0, 10.0, 30.0, 20.0));

    assertThat(sample.least()).isEqualTo(10);
    assertThat(sample.median()).isEqualTo(25);
    assertThat(sample.quantile(0.9)).isEqualTo(37);
    assertThat(sample.most()).isEqualTo(40);
  }

  @Test
  void over_dividesRoundByRound() {
    Sample sample = new Sample(List.of(10.0, 30.0));

    assertThat(sample.over(new Sample(List.of(5.0, 10.0))).values()).containsExactly(2.0, 3.0);
    assertThatThrownBy(() -> sample.over(new Sample(List.of(5.0)))).hasMessage("2 rounds over 1");
  }

  @Test
  void median_ofNothing_isRefused() {
    assertThatThrownBy(new Sample(List.of())::median).hasMessage("nothing was measured");
  }
}

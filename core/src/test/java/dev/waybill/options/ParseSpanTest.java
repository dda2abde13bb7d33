package dev.waybill.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParseSpanTest {
  @Test
  void parse_daysHoursMinutes() {
    assertThat(ParseSpan.parse("7d")).contains(Duration.ofDays(7));
    assertThat(ParseSpan.parse("24h")).contains(Duration.ofHours(24));
    assertThat(ParseSpan.parse("90m")).contains(Duration.ofMinutes(90));
    assertThat(ParseSpan.parse("30s")).contains(Duration.ofSeconds(30));
    assertThat(ParseSpan.parse(" 1d12h30m ")).contains(Duration.ofMinutes(36 * 60 + 30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0d", "7", "d", "-1d", "7 days", "1h1d", "99999999999999999999d"})
  void parse_anythingElse_isNone(String typed) {
    assertThat(ParseSpan.parse(typed)).isEmpty();
  }
}

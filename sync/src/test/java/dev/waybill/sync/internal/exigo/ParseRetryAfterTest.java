package dev.waybill.sync.internal.exigo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParseRetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-28T00:15:00Z");

  @Test
  void seconds_areThat() {
    assertThat(ParseRetryAfter.parse(" 120 ", NOW)).contains(Duration.ofMinutes(2));
    assertThat(ParseRetryAfter.parse("0", NOW)).contains(Duration.ZERO);
  }

  @Test
  void date_isTheTimeUntilThen() {
    assertThat(ParseRetryAfter.parse("Sat, 28 Nov 2026 00:16:30 GMT", NOW))
        .contains(Duration.ofSeconds(90));
  }

  @Test
  void date_thatHasPassed_isNow() {
    assertThat(ParseRetryAfter.parse("Fri, 27 Nov 2026 00:16:30 GMT", NOW)).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "soon", "1.5", "99999999999999999999", "2026-11-28"})
  void anythingElse_isNothing(String header) {
    assertThat(ParseRetryAfter.parse(header, NOW)).isEmpty();
  }
}

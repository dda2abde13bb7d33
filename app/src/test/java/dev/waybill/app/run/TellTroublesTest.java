package dev.waybill.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TellTroublesTest {
  private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(TellTroubles.class);
  private final HandClock clock = new HandClock();
  private final TellTroubles troubles = new TellTroubles(clock);

  /** Goes on only when told. */
  private static final class HandClock extends Clock {
    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  private void fail(String message, int times) {
    for (int i = 0; i < times; i++) {
      troubles.failed("source exigo", message, START.plusSeconds(30));
      clock.now = clock.now.plus(Duration.ofSeconds(30));
    }
  }

  private List<String> lines() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void failed_timeAfterTime_isToldOnce() {
    fail("No answer from host a.", 50);

    assertThat(lines())
        .containsExactly(
            "source exigo failed: No answer from host a. Next try at 2026-11-28T10:00:30Z.");
    assertThat(log.list.get(0).getLevel()).isEqualTo(Level.WARN);
  }

  @Test
  void failed_withOtherNumbers_isTheSame() {
    fail("Refused, try again in 30 s.", 1);
    fail("Refused, try again in 29 s.", 1);

    assertThat(lines()).hasSize(1);
  }

  @Test
  void failed_otherwise_isToldWithTheCount() {
    fail("No answer.", 3);
    fail("Wrong password.", 2);

    assertThat(lines())
        .hasSize(2)
        .last()
        .isEqualTo(
            "source exigo failed otherwise, 4 failures since 2026-11-28T10:00:00Z: Wrong password."
                + " Next try at 2026-11-28T10:00:30Z.");
  }

  @Test
  void failed_forHours_isToldEachHour() {
    fail("No answer.", 241);

    assertThat(lines()).hasSize(3);
    assertThat(lines().get(1)).startsWith("source exigo still fails, 121 failures since ");
  }

  @Test
  void well_afterFailures_isToldOnce() {
    fail("No answer.", 3);
    troubles.well("source exigo");
    troubles.well("source exigo");
    troubles.well("queue shipping");

    assertThat(lines())
        .hasSize(2)
        .last()
        .isEqualTo("source exigo works again, after 3 failures since 2026-11-28T10:00:00Z.");
  }
}

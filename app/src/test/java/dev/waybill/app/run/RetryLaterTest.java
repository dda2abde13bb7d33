package dev.waybill.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.app.config.When;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryLaterTest {
  /** A job that is never run. */
  private record Idle(When when) implements Job {
    @Override
    public JobName name() {
      return JobName.OF_UPKEEP;
    }

    @Override
    public void run() {}

    @Override
    public void abandon() {}

    @Override
    public void stop() {}
  }

  private static Long[] secondsOf(When when) {
    RetryLater retry =
        new RetryLater(
            new Idle(when),
            RunJobs.schedule(when, ZoneOffset.UTC),
            new TellTroubles(Clock.systemUTC()),
            job -> {});
    return IntStream.range(0, 7)
        .mapToObj(failures -> retry.delay(failures).toSeconds())
        .toArray(Long[]::new);
  }

  @Test
  void delay_shortInterval_doublesUpToTenMinutes() {
    assertThat(secondsOf(new When.Every(Duration.ofSeconds(30))))
        .containsExactly(30L, 60L, 120L, 240L, 480L, 600L, 600L);
  }

  @Test
  void delay_longIntervalAndCron_beginsWithAMinute() {
    assertThat(secondsOf(new When.Every(Duration.ofDays(1))))
        .containsExactly(60L, 120L, 240L, 480L, 600L, 600L, 600L);
    assertThat(secondsOf(new When.Cron("0 0 6 * * *")))
        .containsExactly(60L, 120L, 240L, 480L, 600L, 600L, 600L);
  }

  @Test
  void delay_afterVeryManyFailures_staysTheLongest() {
    RetryLater retry =
        new RetryLater(
            new Idle(new When.Every(Duration.ofSeconds(1))),
            RunJobs.schedule(new When.Every(Duration.ofSeconds(1)), ZoneOffset.UTC),
            new TellTroubles(Clock.systemUTC()),
            job -> {});

    assertThat(retry.delay(100_000)).isEqualTo(RetryLater.LONGEST);
  }
}

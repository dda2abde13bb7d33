package dev.waybill.app.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what fails once, not each time: again when the error becomes another one, every hour while
 * it stays, and when it is over, each with the number of failures so far. Thread-safe.
 */
final class TellTroubles {
  private static final Logger LOG = LoggerFactory.getLogger(TellTroubles.class);
  private static final Duration REMINDER = Duration.ofHours(1);

  /** Times, ids and counts differ from one failure to the next without making it another one. */
  private static final Pattern NUMBERS = Pattern.compile("\\d+");

  private final Clock clock;
  private final Map<String, Trouble> troubles = new HashMap<>();

  private record Trouble(String message, Instant since, Instant told, long failures) {
    boolean isLike(String other) {
      return NUMBERS
          .matcher(message)
          .replaceAll("#")
          .equals(NUMBERS.matcher(other).replaceAll("#"));
    }
  }

  TellTroubles(Clock clock) {
    this.clock = clock;
  }

  /**
   * It failed.
   *
   * @param who such as {@code source exigo}
   * @param message one line without data of a record
   * @param next when it is tried again; null for soon
   */
  synchronized void failed(String who, String message, @Nullable Instant next) {
    Instant now = clock.instant();
    Trouble before = troubles.get(who);
    Trouble trouble =
        before == null
            ? new Trouble(message, now, now, 1)
            : new Trouble(message, before.since(), before.told(), before.failures() + 1);
    String again = next == null ? "" : " Next try at " + next.truncatedTo(ChronoUnit.SECONDS) + ".";
    if (before == null) {
      LOG.atWarn().addKeyValue("job", who).log("{} failed: {}{}", who, message, again);
    } else if (!before.isLike(message)) {
      LOG.atWarn()
          .addKeyValue("job", who)
          .addKeyValue("failures", trouble.failures())
          .log(
              "{} failed otherwise, {} failures since {}: {}{}",
              who,
              trouble.failures(),
              trouble.since().truncatedTo(ChronoUnit.SECONDS),
              message,
              again);
    } else if (Duration.between(before.told(), now).compareTo(REMINDER) >= 0) {
      LOG.atWarn()
          .addKeyValue("job", who)
          .addKeyValue("failures", trouble.failures())
          .log(
              "{} still fails, {} failures since {}: {}{}",
              who,
              trouble.failures(),
              trouble.since().truncatedTo(ChronoUnit.SECONDS),
              message,
              again);
    } else {
      LOG.debug("{} failed again: {}{}", who, message, again);
      troubles.put(who, trouble);
      return;
    }
    troubles.put(who, new Trouble(message, trouble.since(), now, trouble.failures()));
  }

  /** It went well. */
  synchronized void well(String who) {
    Trouble over = troubles.remove(who);
    if (over != null) {
      LOG.atInfo()
          .addKeyValue("job", who)
          .addKeyValue("failures", over.failures())
          .log(
              "{} works again, after {} failures since {}.",
              who,
              over.failures(),
              over.since().truncatedTo(ChronoUnit.SECONDS));
    }
  }
}

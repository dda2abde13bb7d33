package dev.waybill.options;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spans of time as people write them: {@code 7d}, {@code 24h}, {@code 90m}, {@code 30s}, {@code
 * 1d12h}.
 */
public final class ParseSpan {
  private static final Pattern SPAN =
      Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

  private ParseSpan() {}

  /** The span, if it is one and longer than nothing. */
  public static Optional<Duration> parse(String typed) {
    Matcher matcher = SPAN.matcher(typed.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      Duration span =
          Duration.ofDays(number(matcher, 1))
              .plusHours(number(matcher, 2))
              .plusMinutes(number(matcher, 3))
              .plusSeconds(number(matcher, 4));
      return span.isZero() ? Optional.empty() : Optional.of(span);
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What to say where {@link #parse} finds none. */
  public static String refusal(String typed) {
    return "'"
        + typed
        + "' is no span of time; write days, hours, minutes or seconds, such as 7d or 30s";
  }

  private static long number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }
}

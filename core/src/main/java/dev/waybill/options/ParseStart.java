package dev.waybill.options;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a start as people type it: ISO 8601; month and day in either order where only one reading
 * is a date, such as {@code 1/13/2017}; or with the month's English name, such as {@code 3 April
 * 2017}. A time and an offset may follow; without an offset the date is read in a given zone.
 * Everything that could be read in two ways is refused with an example of a good one.
 */
public final class ParseStart {
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final String TIME =
      "(?:(?:\\s*,?\\s+|t)"
          + "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
          + "\\s*(?<half>am|pm|a\\.m\\.|p\\.m\\.)?"
          + "\\s*(?<offset>z|utc|gmt|[+-]\\d{2}(?::?\\d{2})?(?::?\\d{2})?)?)?";

  private static final Pattern YEAR_FIRST =
      pattern("(?<year>\\d{4})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})");
  private static final Pattern COMPACT = pattern("(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})");
  private static final Pattern YEAR_LAST =
      pattern("(?<first>\\d{1,2})(?<mark>[-/.])(?<second0>\\d{1,2})\\k<mark>(?<year>\\d{4})");
  private static final Pattern DAY_AND_NAME =
      pattern(
          "(?<day>\\d{1,2})(?:st|nd|rd|th)?[-\\s./]*(?<name>[a-z]{3,9})[-\\s.,/]*(?<year>\\d{4})");
  private static final Pattern NAME_AND_DAY =
      pattern("(?<name>[a-z]{3,9})[-\\s.]*(?<day>\\d{1,2})(?:st|nd|rd|th)?[-\\s,]+(?<year>\\d{4})");
  private static final Pattern YEAR_AND_NAME =
      pattern("(?<year>\\d{4})[-\\s/]*(?<name>[a-z]{3,9})[-\\s/]*(?<day>\\d{1,2})");

  private ParseStart() {}

  /**
   * The instant meant.
   *
   * @param typed what the caller wrote
   * @param zone of a date without an offset
   * @param now nothing after it is taken
   * @throws WaybillException {@code BAD_START} with an example of a good one
   */
  public static Instant parse(String typed, ZoneId zone, Instant now) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    Instant start = read(text, typed, zone);
    if (start.isAfter(now)) {
      throw refused(typed, "is in the future", "a date that has passed, such as 2017-01-31");
    }
    return start;
  }

  private static Instant read(String text, String typed, ZoneId zone) {
    try {
      for (Pattern pattern : List.of(YEAR_FIRST, COMPACT)) {
        Matcher date = pattern.matcher(text);
        if (date.matches()) {
          return instant(date(date, number(date, "month")), date, zone);
        }
      }
      Matcher yearLast = YEAR_LAST.matcher(text);
      if (yearLast.matches()) {
        return instant(eitherOrder(yearLast, typed), yearLast, zone);
      }
      for (Pattern pattern : List.of(DAY_AND_NAME, NAME_AND_DAY, YEAR_AND_NAME)) {
        Matcher date = pattern.matcher(text);
        if (date.matches()) {
          return instant(date(date, month(date.group("name"))), date, zone);
        }
      }
    } catch (DateTimeException e) {
      throw refused(typed, "is no date of the calendar", EXAMPLE);
    }
    throw refused(typed, "is not understood as a date", EXAMPLE);
  }

  private static final String EXAMPLE = "one such as 2017-01-31 or 2017-01-31T08:00:00-06:00";

  private static LocalDate date(Matcher matcher, int month) {
    return LocalDate.of(number(matcher, "year"), month, number(matcher, "day"));
  }

  private static LocalDate eitherOrder(Matcher matcher, String typed) {
    int year = number(matcher, "year");
    int first = number(matcher, "first");
    int second = number(matcher, "second0");
    if (first <= 12 && second <= 12 && first != second) {
      throw refused(
          typed,
          "can be read in two ways",
          LocalDate.of(year, first, second) + " or " + LocalDate.of(year, second, first));
    }
    return first <= 12 ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first);
  }

  private static int month(String name) {
    for (int i = 0; i < MONTHS.size(); i++) {
      if (MONTHS.get(i).startsWith(name) || (name.equals("sept") && i == 8)) {
        return i + 1;
      }
    }
    throw new DateTimeException("no month");
  }

  private static Instant instant(LocalDate date, Matcher matcher, ZoneId zone) {
    LocalDateTime local = date.atTime(time(matcher));
    String offset = matcher.group("offset");
    if (offset == null) {
      return local.atZone(zone).toInstant();
    }
    boolean utc = !offset.startsWith("+") && !offset.startsWith("-");
    return local.toInstant(utc ? ZoneOffset.UTC : ZoneOffset.of(offset));
  }

  private static LocalTime time(Matcher matcher) {
    if (matcher.group("hour") == null) {
      return LocalTime.MIDNIGHT;
    }
    int hour = number(matcher, "hour");
    String half = matcher.group("half");
    if (half != null) {
      if (hour < 1 || hour > 12) {
        throw new DateTimeException("no hour of half a day");
      }
      hour = hour % 12 + (half.startsWith("p") ? 12 : 0);
    }
    String second = matcher.group("second");
    String fraction = matcher.group("fraction");
    return LocalTime.of(
        hour,
        number(matcher, "minute"),
        second == null ? 0 : Integer.parseInt(second),
        fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9)));
  }

  private static int number(Matcher matcher, String group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static Pattern pattern(String date) {
    return Pattern.compile(date + TIME);
  }

  private static WaybillException refused(String typed, String why, String instead) {
    String shown = typed.length() > 40 ? typed.substring(0, 40) + "..." : typed;
    return new WaybillException(
        ErrorCode.BAD_START,
        "The start '" + shown.replaceAll("\\s+", " ") + "' " + why + ". Write " + instead + ".");
  }
}

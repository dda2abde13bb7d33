package dev.waybill.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times as ISO 8601 and SQL write them: {@code 2026-11-28}, {@code 2026-11-28
 * 09:30:00.25}, {@code 2026-11-28T09:30:00-06:00}, {@code 09:30}. By hand, since a first load reads
 * millions of them. Not thread-safe: one object a text.
 */
final class ParseMoment {
  private final String text;
  private int at;

  private ParseMoment(String text) {
    this.text = text;
  }

  /** A LocalDate, LocalDateTime or OffsetDateTime; null where the text is none of them. */
  static @Nullable Object of(String typed) {
    ParseMoment rest = new ParseMoment(typed.strip());
    try {
      return rest.moment();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A LocalTime; null where the text is none. */
  static @Nullable LocalTime time(String typed) {
    ParseMoment rest = new ParseMoment(typed.strip());
    try {
      LocalTime time = rest.time();
      return rest.done() ? time : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private Object moment() {
    LocalDate date = date();
    if (done()) {
      return date;
    }
    if (!skip('T') && !skip('t') && !skip(' ')) {
      throw none();
    }
    LocalDateTime local = LocalDateTime.of(date, time());
    if (done()) {
      return local;
    }
    OffsetDateTime moment = local.atOffset(offset());
    if (!done()) {
      throw none();
    }
    return moment;
  }

  private LocalDate date() {
    int year = digits(4);
    expect('-');
    int month = digits(2);
    expect('-');
    return LocalDate.of(year, month, digits(2));
  }

  private LocalTime time() {
    int hour = digits(2);
    expect(':');
    int minute = digits(2);
    int second = skip(':') ? digits(2) : 0;
    int nano = skip('.') || skip(',') ? fraction() : 0;
    return LocalTime.of(hour, minute, second, nano);
  }

  /** Beyond nanoseconds nothing is kept. */
  private int fraction() {
    int nano = 0;
    int unit = 100_000_000;
    int start = at;
    for (; at < text.length() && isDigit(text.charAt(at)); at++) {
      nano += (text.charAt(at) - '0') * unit;
      unit /= 10;
    }
    if (at == start) {
      throw none();
    }
    return nano;
  }

  private ZoneOffset offset() {
    skip(' ');
    if (skip('Z') || skip('z')) {
      return ZoneOffset.UTC;
    }
    int sign = skip('-') ? -1 : 1;
    if (sign == 1) {
      expect('+');
    }
    int hours = digits(2);
    int minutes = done() ? 0 : minutesOfOffset();
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private int minutesOfOffset() {
    skip(':');
    return digits(2);
  }

  private int digits(int count) {
    int number = 0;
    if (at + count > text.length()) {
      throw none();
    }
    for (int end = at + count; at < end; at++) {
      char c = text.charAt(at);
      if (!isDigit(c)) {
        throw none();
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean skip(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!skip(c)) {
      throw none();
    }
  }

  private boolean done() {
    return at == text.length();
  }

  private static DateTimeException none() {
    return new DateTimeException("no date");
  }
}

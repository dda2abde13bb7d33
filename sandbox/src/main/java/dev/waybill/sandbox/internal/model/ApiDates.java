package dev.waybill.sandbox.internal.model;

import dev.waybill.sandbox.DateStyle;
import dev.waybill.spi.BuiltInModel;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Dates as the API writes them, and back. Inside they are microseconds since 1970, which order them
 * and hold any date; what lies between two of them is cut off.
 */
public final class ApiDates {
  public static final ZoneId ZONE = ZoneId.of(BuiltInModel.ZONE);

  private static final long MICROS = 1_000_000;
  private static final String[] OFFSETS = {"-05:00", "-06:00"};

  private ApiDates() {}

  public static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1_000);
  }

  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
  }

  /** What a {@code datetime} column of this instant holds. */
  public static LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZONE);
  }

  /** Written by hand: a page has thousands of them, and a formatter takes a microsecond each. */
  public static String write(Instant instant, DateStyle style) {
    ZoneOffset offset = ZONE.getRules().getOffset(instant);
    LocalDateTime at =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), offset);
    StringBuilder text = new StringBuilder(33);
    if (at.getYear() < 0 || at.getYear() > 9_999) {
      text.append(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at));
    } else {
      text.append((char) ('0' + at.getYear() / 1_000))
          .append((char) ('0' + at.getYear() / 100 % 10));
      two(text, at.getYear() % 100).append('-');
      two(text, at.getMonthValue()).append('-');
      two(text, at.getDayOfMonth()).append('T');
      two(text, at.getHour()).append(':');
      two(text, at.getMinute()).append(':');
      two(text, at.getSecond());
      fraction(text, at.getNano());
    }
    if (style == DateStyle.OFFSET) {
      text.append(offset(offset));
    }
    return text.toString();
  }

  private static String offset(ZoneOffset offset) {
    int hours = -offset.getTotalSeconds() / 3_600;
    // Before 1883 it was the sun's, with seconds.
    return offset.getTotalSeconds() % 3_600 == 0 && (hours == 5 || hours == 6)
        ? OFFSETS[hours - 5]
        : offset.getId();
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** Without the zeros at its end. */
  private static void fraction(StringBuilder text, int nano) {
    if (nano == 0) {
      return;
    }
    text.append('.');
    int rest = nano;
    for (int unit = 100_000_000; rest > 0; unit /= 10) {
      text.append((char) ('0' + rest / unit));
      rest %= unit;
    }
  }

  /**
   * Reads a date as the API takes it: ISO 8601 or month/day/year, with an offset or in the zone;
   * also without a time.
   */
  public static Optional<Instant> read(String typed) {
    String text = typed.strip().replace(' ', 'T');
    try {
      if (text.indexOf('/') > 0) {
        return Optional.of(american(text));
      }
      if (text.indexOf('T') < 0) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(ZONE).toInstant());
      }
      return Optional.of(
          text.matches(".*(Z|[+-]\\d\\d:\\d\\d(:\\d\\d)?)")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).atZone(ZONE).toInstant());
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Instant american(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw new DateTimeException("month/day/year");
    }
    return LocalDate.of(
            Integer.parseInt(parts[2]), Integer.parseInt(parts[0]), Integer.parseInt(parts[1]))
        .atStartOfDay(ZONE)
        .toInstant();
  }
}

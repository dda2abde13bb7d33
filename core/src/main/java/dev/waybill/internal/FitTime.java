package dev.waybill.internal;

import static java.time.temporal.ChronoField.NANO_OF_SECOND;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Brings dates and times into what a column holds: with an offset or without, in the configured
 * zone, rounded to the column's digits. Thread-safe.
 */
final class FitTime {
  private static final Misfit NO_DATE = new Misfit("is no date");
  private static final Misfit NO_TIME = new Misfit("is no time of day");
  private static final Misfit OUT_OF_RANGE = new Misfit("is out of the range of the column");
  private static final long SECONDS_A_DAY = 86_400;
  private static final int NANO_DIGITS = 9;

  private final ZoneId zone;
  private final int unit;
  private final ValueLimits limits;
  private final long firstSecond;
  private final long lastSecond;

  /**
   * @param digits of a second's fraction
   */
  FitTime(ZoneId zone, int digits, ValueLimits limits) {
    this.zone = zone;
    this.limits = limits;
    int nanos = 1;
    for (int i = digits; i < NANO_DIGITS; i++) {
      nanos *= 10;
    }
    unit = nanos;
    firstSecond = LocalDate.of(limits.firstYear(), 1, 1).toEpochDay() * SECONDS_A_DAY;
    lastSecond = LocalDate.of(limits.lastYear(), 12, 31).toEpochDay() * SECONDS_A_DAY;
  }

  /** A LocalDate or a misfit. */
  Object date(Object value) {
    Object moment = moment(value);
    LocalDate date;
    if (moment instanceof LocalDate day) {
      date = day;
    } else {
      LocalDateTime local = moment == null ? null : local(moment);
      if (local == null) {
        return NO_DATE;
      }
      date = local.toLocalDate();
    }
    return inRange(date.getYear()) ? date : OUT_OF_RANGE;
  }

  /** A LocalTime or a misfit. */
  Object time(Object value) {
    LocalTime time;
    if (value instanceof LocalTime given) {
      time = given;
    } else {
      LocalTime parsed = value instanceof String text ? ParseMoment.time(text) : null;
      Object moment = parsed == null ? moment(value) : null;
      LocalDateTime local = moment == null || moment instanceof LocalDate ? null : local(moment);
      if (parsed == null && local == null) {
        return NO_TIME;
      }
      time = parsed == null ? java.util.Objects.requireNonNull(local).toLocalTime() : parsed;
    }
    LocalTime rounded = time.plusNanos(rounding(time.get(NANO_OF_SECOND)));
    // The last moment of a day does not become the first.
    return rounded.isBefore(time.minusNanos(time.get(NANO_OF_SECOND)))
        ? LocalTime.MAX.minusNanos(unit - 1L)
        : rounded;
  }

  /** A LocalDateTime or a misfit. */
  Object dateTime(Object value) {
    Object moment = moment(value);
    LocalDateTime local = moment == null ? null : local(moment);
    if (local == null) {
      return NO_DATE;
    }
    if (!inRange(local.getYear())) {
      return OUT_OF_RANGE;
    }
    int add = rounding(local.get(NANO_OF_SECOND));
    LocalDateTime rounded = add == 0 ? local : local.plusNanos(add);
    return inRange(rounded.getYear()) ? rounded : OUT_OF_RANGE;
  }

  /** An Instant or a misfit. */
  Object instant(Object value) {
    Object moment = moment(value);
    Instant instant;
    if (moment instanceof Instant given) {
      instant = given;
    } else if (moment instanceof OffsetDateTime given) {
      instant = given.toInstant();
    } else {
      LocalDateTime local = moment == null ? null : local(moment);
      if (local == null) {
        return NO_DATE;
      }
      instant = local.atZone(zone).toInstant();
    }
    if (instant.getEpochSecond() < firstSecond || instant.getEpochSecond() >= lastSecond) {
      return OUT_OF_RANGE;
    }
    int add = rounding(instant.get(NANO_OF_SECOND));
    return add == 0 ? instant : instant.plusNanos(add);
  }

  private boolean inRange(int year) {
    return year >= limits.firstYear() && year <= limits.lastYear();
  }

  /** Nanoseconds to add, so that the column's digits remain: half a unit is rounded up. */
  private int rounding(int nano) {
    int rest = nano % unit;
    if (rest == 0) {
      return 0;
    }
    return rest >= unit - rest ? unit - rest : -rest;
  }

  /** A date, with or without time and offset; null for none. */
  private static @Nullable Object moment(Object value) {
    if (value instanceof String text) {
      return ParseMoment.of(text);
    }
    if (value instanceof ZonedDateTime zoned) {
      return zoned.toOffsetDateTime();
    }
    return value;
  }

  private @Nullable LocalDateTime local(Object moment) {
    try {
      if (moment instanceof LocalDateTime local) {
        return local;
      }
      if (moment instanceof LocalDate date) {
        return date.atStartOfDay();
      }
      if (moment instanceof OffsetDateTime offset) {
        return offset.atZoneSameInstant(zone).toLocalDateTime();
      }
      return moment instanceof Instant instant ? LocalDateTime.ofInstant(instant, zone) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** As text, for a column that takes text: the same moment in UTC. */
  static String text(Object moment) {
    return moment instanceof Instant instant
        ? instant.atOffset(ZoneOffset.UTC).toString()
        : moment.toString();
  }
}

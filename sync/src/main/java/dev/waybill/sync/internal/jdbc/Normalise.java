package dev.waybill.sync.internal.jdbc;

import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of two databases the same way where they are the same to a column of the target:
 * {@code 1}, {@code 1.00} and {@code true}, or a moment with one offset and with another. Values
 * that differ only in what the column cannot hold are the same; where in doubt they differ, since
 * the loader looks again.
 */
final class Normalise {
  private static final int NANO_DIGITS = 9;

  private final ZoneId zone;

  /**
   * @param zone of the target's dates without an offset
   */
  Normalise(ZoneId zone) {
    this.zone = zone;
  }

  /** The checksum of a row of the target, or of one on its way there. */
  Checksum row(List<Column> columns, @Nullable Object[] values) {
    List<@Nullable String> texts = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      texts.add(text(columns.get(i), values[i]));
    }
    return Checksum.of(texts);
  }

  /** Some columns of a row. */
  List<String> key(List<Column> columns, List<Integer> places, @Nullable Object[] values) {
    return places.stream().map(at -> String.valueOf(text(columns.get(at), values[at]))).toList();
  }

  @Nullable String text(Column column, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (column.kind()) {
      case WHOLE_NUMBER, DECIMAL, TRUTH -> number(column, value);
      case FLOAT -> floating(column, value);
      case DATE -> value instanceof LocalDate ? value.toString() : day(value);
      case DATE_TIME -> dateTime(column, value);
      case INSTANT -> moment(column, value);
      case TIME -> value instanceof LocalTime time ? timeOfDay(column, time) : value.toString();
      case BYTES ->
          value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
      case TEXT -> ReadValue.text(value);
      case OTHER ->
          column.type().equalsIgnoreCase("uuid")
              ? uuid(ReadValue.text(value))
              : ReadValue.text(value);
    };
  }

  /** Without what databases spell differently: capitals, braces and dashes. */
  private static String uuid(String text) {
    return text.strip().replaceAll("[{}-]", "").toLowerCase(Locale.ROOT);
  }

  private static String number(Column column, Object value) {
    if (value instanceof Boolean truth) {
      return truth ? "1" : "0";
    }
    if (value instanceof Long whole && column.kind() != Kind.TRUTH) {
      return Long.toString(whole);
    }
    BigDecimal number;
    try {
      number = new BigDecimal(value.toString());
    } catch (NumberFormatException e) {
      return value.toString();
    }
    if (column.kind() == Kind.TRUTH) {
      return number.signum() == 0 ? "0" : "1";
    }
    boolean limited = column.kind() == Kind.WHOLE_NUMBER || column.length() > 0;
    BigDecimal held =
        limited
            ? number.setScale(
                column.kind() == Kind.WHOLE_NUMBER ? 0 : column.scale(), RoundingMode.HALF_UP)
            : number;
    return held.signum() == 0 ? "0" : held.stripTrailingZeros().toPlainString();
  }

  private static String floating(Column column, Object value) {
    if (!(value instanceof Number number)) {
      return value.toString();
    }
    return column.type().equalsIgnoreCase("real")
        ? Float.toString(number.floatValue())
        : Double.toString(number.doubleValue());
  }

  private String day(Object value) {
    LocalDateTime time = local(value);
    return time == null ? value.toString() : time.toLocalDate().toString();
  }

  private String dateTime(Column column, Object value) {
    try {
      LocalDateTime time = local(value);
      return time == null
          ? value.toString()
          : time.plusNanos(rounding(column, time.get(ChronoField.NANO_OF_SECOND))).toString();
    } catch (DateTimeException e) {
      // Beyond what Java can add to, such as infinity.
      return value.toString();
    }
  }

  private String moment(Column column, Object value) {
    try {
      Instant moment = instant(value);
      return moment == null
          ? value.toString()
          : moment.plusNanos(rounding(column, moment.get(ChronoField.NANO_OF_SECOND))).toString();
    } catch (DateTimeException e) {
      return value.toString();
    }
  }

  private @Nullable Instant instant(Object value) {
    if (value instanceof OffsetDateTime offset) {
      return offset.toInstant();
    }
    if (value instanceof Instant instant) {
      return instant;
    }
    LocalDateTime time = local(value);
    return time == null ? null : time.atZone(zone).toInstant();
  }

  private @Nullable LocalDateTime local(Object value) {
    if (value instanceof LocalDateTime time) {
      return time;
    }
    if (value instanceof OffsetDateTime offset) {
      return offset.atZoneSameInstant(zone).toLocalDateTime();
    }
    return value instanceof LocalDate day ? day.atStartOfDay() : null;
  }

  private static String timeOfDay(Column column, LocalTime time) {
    int rounding = rounding(column, time.get(ChronoField.NANO_OF_SECOND));
    LocalTime rounded = time.plusNanos(rounding);
    // The last moment of a day is not the first of the next.
    return (rounding > 0 && rounded.isBefore(time) ? time : rounded).toString();
  }

  /** Nanoseconds to add, so that the column's digits remain. */
  private static int rounding(Column column, int nano) {
    int unit = 1;
    for (int digits = column.scale(); digits < NANO_DIGITS; digits++) {
      unit *= 10;
    }
    int rest = nano % unit;
    return rest >= unit - rest ? (rest == 0 ? 0 : unit - rest) : -rest;
  }
}

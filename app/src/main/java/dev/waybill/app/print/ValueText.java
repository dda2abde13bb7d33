package dev.waybill.app.print;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * The text of a value: dates and times in ISO 8601 with seconds, numbers without exponents, binary
 * values as {@code 0x} and lower-case hexadecimal digits.
 */
final class ValueText {
  private ValueText() {}

  static String of(Object value) {
    if (value instanceof String text) {
      return text;
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof LocalDateTime time) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    } else if (value instanceof OffsetDateTime time) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    } else if (value instanceof ZonedDateTime time) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    } else if (value instanceof LocalTime time) {
      return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    } else if (value instanceof OffsetTime time) {
      return DateTimeFormatter.ISO_OFFSET_TIME.format(time);
    } else if (value instanceof Instant instant) {
      return DateTimeFormatter.ISO_INSTANT.format(instant);
    } else if (value instanceof byte[] bytes) {
      return "0x" + HexFormat.of().formatHex(bytes);
    }
    return value.toString();
  }
}

package dev.waybill.internal;

import dev.waybill.load.TargetTable.Column;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings values into what one column holds, as the database would: rounded, padded, in its zone.
 * What comes out is equal to what the column gives back. Thread-safe.
 *
 * <p>By kind: {@code String}, {@code Long}, {@code BigDecimal} with the column's scale, {@code
 * Float} or {@code Double}, {@code Boolean}, {@code byte[]}, {@code LocalDate}, {@code LocalTime},
 * {@code LocalDateTime}, {@code Instant}; {@code String} for other types.
 */
public final class FitValue {
  private static final Misfit NULL = new Misfit("may not be null");
  private static final Misfit NO_TEXT = new Misfit("takes a text");
  private static final Misfit NO_TRUTH = new Misfit("takes true or false");
  private static final Misfit NO_BYTES = new Misfit("takes bytes, as hexadecimal digits or base64");
  private static final Misfit NO_UUID = new Misfit("takes a UUID");
  private static final Misfit ZERO = new Misfit("holds the character 0x00");
  private static final Misfit HALF = new Misfit("holds half a character");
  private static final Set<String> YES = Set.of("true", "t", "yes", "y", "1", "on");
  private static final Set<String> NO = Set.of("false", "f", "no", "n", "0", "off");

  /** Beyond so many digits a number is written with its exponent. */
  private static final int MOST_ZEROS = 1000;

  private final Column column;
  private final ValueLimits limits;
  private final FitTime time;
  private final FitNumber number;
  private final boolean padded;
  private final boolean isUuid;

  /**
   * @param zone of dates without an offset
   */
  public FitValue(Column column, ZoneId zone, ValueLimits limits) {
    this.column = column;
    this.limits = limits;
    String type = column.type().toLowerCase(Locale.ROOT);
    time = new FitTime(zone, column.scale(), limits);
    padded = type.startsWith("character(") || type.startsWith("binary(");
    isUuid = type.equals("uuid");
    number = new FitNumber(column);
  }

  public Column column() {
    return column;
  }

  /** The value as the column holds it, or a {@link Misfit}. */
  public @Nullable Object fit(@Nullable Object value) {
    if (value == null) {
      return column.nullable() ? null : NULL;
    }
    return switch (column.kind()) {
      case TEXT -> text(value, column.length());
      case OTHER -> isUuid ? uuid(value) : text(value, 0);
      case WHOLE_NUMBER -> number.whole(value);
      case DECIMAL -> number.decimal(value);
      case FLOAT -> number.real(value);
      case TRUTH -> truth(value);
      case BYTES -> bytes(value);
      case DATE -> time.date(value);
      case TIME -> time.time(value);
      case DATE_TIME -> time.dateTime(value);
      case INSTANT -> time.instant(value);
    };
  }

  private Object text(Object value, int length) {
    String text = asText(value);
    if (text == null) {
      return NO_TEXT;
    }
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 && !limits.zeroCharacter()) {
        return ZERO;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return HALF;
        }
        i++;
      }
      points++;
    }
    return length == 0 ? text : sized(text, limits.codePoints() ? points : text.length(), length);
  }

  /** What is too long by blanks alone is cut, and what is padded is padded. */
  private Object sized(String text, int size, int length) {
    if (size <= length) {
      return padded ? text + " ".repeat(length - size) : text;
    }
    int end = limits.codePoints() ? text.offsetByCodePoints(0, length) : length;
    for (int i = end; i < text.length(); i++) {
      if (text.charAt(i) != ' ') {
        return new Misfit("is longer than " + length + " characters");
      }
    }
    return text.substring(0, end);
  }

  /** In the one spelling that databases give back. */
  private static Object uuid(Object value) {
    String digits = value.toString().strip().replaceAll("[{}-]", "");
    if (!digits.matches("[0-9a-fA-F]{32}")) {
      return NO_UUID;
    }
    String folded = digits.toLowerCase(Locale.ROOT);
    return String.join(
        "-",
        folded.substring(0, 8),
        folded.substring(8, 12),
        folded.substring(12, 16),
        folded.substring(16, 20),
        folded.substring(20));
  }

  private static @Nullable String asText(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof BigDecimal number) {
      return Math.abs((long) number.scale()) > MOST_ZEROS
          ? number.toString()
          : number.toPlainString();
    }
    if (value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof UUID) {
      return value.toString();
    }
    return value instanceof Temporal ? FitTime.text(value) : null;
  }

  private static Object truth(Object value) {
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof String text) {
      String folded = text.strip().toLowerCase(Locale.ROOT);
      return YES.contains(folded) ? (Object) true : NO.contains(folded) ? (Object) false : NO_TRUTH;
    }
    BigDecimal number = FitNumber.number(value);
    if (number == null) {
      return NO_TRUTH;
    }
    return number.signum() == 0
        ? (Object) false
        : number.compareTo(BigDecimal.ONE) == 0 ? (Object) true : NO_TRUTH;
  }

  private Object bytes(Object value) {
    byte[] bytes;
    if (value instanceof byte[] given) {
      bytes = given;
    } else {
      byte[] decoded = value instanceof String text ? decode(text.strip()) : null;
      if (decoded == null) {
        return NO_BYTES;
      }
      bytes = decoded;
    }
    if (column.length() > 0 && bytes.length > column.length()) {
      return new Misfit("is longer than " + column.length() + " bytes");
    }
    return padded ? Arrays.copyOf(bytes, column.length()) : bytes;
  }

  private static byte @Nullable [] decode(String text) {
    try {
      return text.startsWith("0x") || text.startsWith("\\x")
          ? HexFormat.of().parseHex(text.substring(2))
          : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

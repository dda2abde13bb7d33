package dev.waybill.sync.internal.exigo;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value of the API for a column. Takes what is meant alike: a number as a text, a text as a
 * number, a name of an enumeration.
 *
 * @param dates how dates are read
 */
record ReadValue(ReadDate dates) {
  /** No number of the model has so many digits before or after the point. */
  private static final int MOST_DIGITS = 100;

  private static final int DIGITS_OF_A_LONG = 18;

  @Nullable Object read(Field field, @Nullable Object json) throws Unreadable {
    if (json == null) {
      return null;
    }
    if (json instanceof Map || json instanceof List) {
      throw new Unreadable(field.name() + ": no single value");
    }
    @Nullable Object named =
        field.names().isEmpty() ? null : field.names().get(Names.plain(json.toString()));
    if (named != null) {
      return named;
    }
    return switch (field.column().kind()) {
      case TEXT, OTHER -> text(json);
      case WHOLE_NUMBER -> wholeNumber(field, json);
      case DECIMAL, FLOAT -> decimal(field, json);
      case TRUTH -> truth(field, json);
      case BYTES -> bytes(field, json);
      case DATE, DATE_TIME, INSTANT -> date(field, json);
      case TIME -> time(field, json);
    };
  }

  private static String text(Object json) {
    return json instanceof BigDecimal number && number.scale() > 0
        ? number.toPlainString()
        : json.toString();
  }

  private static @Nullable Object wholeNumber(Field field, Object json) throws Unreadable {
    if (json instanceof Long) {
      return json;
    }
    @Nullable BigDecimal number = number(json);
    if (number == null && isBlank(json)) {
      return null;
    }
    if (number == null && json instanceof String && field.enumeration()) {
      throw new Unreadable(field.name() + ": a name whose number is not known");
    }
    if (number == null) {
      throw new Unreadable(field.name() + ": no number");
    }
    if (number.signum() == 0) {
      return 0L;
    }
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > 0 || (long) plain.precision() - plain.scale() > DIGITS_OF_A_LONG) {
      throw new Unreadable(field.name() + ": no whole number that fits");
    }
    return plain.longValueExact();
  }

  private static @Nullable Object decimal(Field field, Object json) throws Unreadable {
    @Nullable BigDecimal number = number(json);
    if (number == null && isBlank(json)) {
      return null;
    }
    if (number == null) {
      throw new Unreadable(field.name() + ": no number");
    }
    if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
      throw new Unreadable(field.name() + ": a number out of all bounds");
    }
    return number;
  }

  /** Null where it is none. */
  private static @Nullable BigDecimal number(Object json) {
    if (json instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    if (json instanceof BigDecimal number) {
      return number;
    }
    if (json instanceof String typed) {
      try {
        return new BigDecimal(typed.strip());
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return null;
  }

  private static boolean isBlank(Object json) {
    return json instanceof String text && text.isBlank();
  }

  private static @Nullable Object truth(Field field, Object json) throws Unreadable {
    if (json instanceof Boolean || isBlank(json)) {
      return json instanceof Boolean ? json : null;
    }
    return switch (json.toString().strip().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new Unreadable(field.name() + ": neither true nor false");
    };
  }

  private static Object bytes(Field field, Object json) throws Unreadable {
    try {
      return Base64.getDecoder().decode(json.toString());
    } catch (IllegalArgumentException e) {
      throw new Unreadable(field.name() + ": no bytes in base64");
    }
  }

  private @Nullable Object date(Field field, Object json) throws Unreadable {
    if (json instanceof String typed) {
      try {
        return field.day() ? ReadDate.day(typed) : dates.moment(typed);
      } catch (DateTimeException e) {
        // Told below, with those that are no text.
      }
    }
    throw new Unreadable(field.name() + ": no date");
  }

  private static @Nullable Object time(Field field, Object json) throws Unreadable {
    try {
      return isBlank(json) ? null : LocalTime.parse(json.toString().strip());
    } catch (DateTimeException e) {
      throw new Unreadable(field.name() + ": no time");
    }
  }
}

package dev.waybill.internal;

import dev.waybill.load.TargetTable.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings numbers into what a column holds: in its range, rounded half up. Thread-safe. */
final class FitNumber {
  private static final Misfit NO_NUMBER = new Misfit("takes a number");
  private static final Misfit FRACTION = new Misfit("takes whole numbers only");

  /** More digits than any database holds. */
  private static final int MOST_DIGITS = 131_072;

  private static final int MOST_SCALE = 16_383;

  /** Longer texts are no numbers, and take long to read. */
  private static final int LONGEST = 1000;

  private final Column column;
  private final boolean single;
  private final long least;
  private final long most;
  private final Misfit outOfRange;

  FitNumber(Column column) {
    this.column = column;
    String type = column.type().toLowerCase(Locale.ROOT);
    single = type.equals("real");
    most = Long.MAX_VALUE >> (64 - bits(type));
    least = -most - 1;
    outOfRange = new Misfit("is out of the range of " + column.type());
  }

  private static int bits(String type) {
    return switch (type) {
      case "tinyint" -> 8;
      case "smallint" -> 16;
      case "integer" -> 32;
      default -> 64;
    };
  }

  /** A Long or a misfit. */
  Object whole(Object value) {
    long number;
    if (value instanceof Long || value instanceof Integer || value instanceof Short) {
      number = ((Number) value).longValue();
    } else if (value instanceof Boolean truth) {
      number = truth ? 1 : 0;
    } else {
      BigDecimal exact = number(value);
      if (exact == null) {
        return NO_NUMBER;
      }
      if (digits(exact) > 19) {
        return outOfRange;
      }
      if (exact.signum() != 0 && exact.stripTrailingZeros().scale() > 0) {
        return FRACTION;
      }
      BigInteger all = exact.signum() == 0 ? BigInteger.ZERO : exact.toBigInteger();
      if (all.bitLength() > 63) {
        return outOfRange;
      }
      number = all.longValue();
    }
    return number < least || number > most ? outOfRange : (Object) number;
  }

  /** A BigDecimal with the column's scale, or a misfit. */
  Object decimal(Object value) {
    BigDecimal number = number(value);
    if (number == null) {
      return NO_NUMBER;
    }
    long digits = digits(number);
    if (digits > MOST_DIGITS) {
      return outOfRange;
    }
    if (digits < -MOST_SCALE - 1) {
      number = BigDecimal.ZERO;
    }
    if (column.length() == 0) {
      int scale = Math.min(MOST_SCALE, Math.max(0, number.scale()));
      return number.scale() == scale ? number : number.setScale(scale, RoundingMode.HALF_UP);
    }
    BigDecimal rounded =
        number.scale() == column.scale()
            ? number
            : number.setScale(column.scale(), RoundingMode.HALF_UP);
    return digits(rounded) > column.length() - column.scale() ? outOfRange : rounded;
  }

  /** Digits before the point; less than none for zeros behind it. */
  private static long digits(BigDecimal number) {
    return number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
  }

  /** A Float or Double, or a misfit. */
  Object real(Object value) {
    double number;
    if (value instanceof Double || value instanceof Float) {
      number = ((Number) value).doubleValue();
    } else {
      Double special = value instanceof String text ? special(text.strip()) : null;
      BigDecimal exact = special == null ? number(value) : null;
      if (special == null && exact == null) {
        return NO_NUMBER;
      }
      number = special != null ? special : Objects.requireNonNull(exact).doubleValue();
      if (special == null && Double.isInfinite(number)) {
        return outOfRange;
      }
    }
    // Adding zero makes a negative zero the zero that it equals.
    if (!single) {
      return number + 0.0;
    }
    float narrow = (float) number;
    return Float.isInfinite(narrow) && !Double.isInfinite(number)
        ? outOfRange
        : (Object) (narrow + 0.0f);
  }

  private static @Nullable Double special(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "infinity", "inf" -> Double.POSITIVE_INFINITY;
      case "-infinity", "-inf" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }

  /** The number as it is written; null for none. */
  static @Nullable BigDecimal number(Object value) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    if (value instanceof Long || value instanceof Integer || value instanceof Short) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    if (!(value instanceof Number || value instanceof String)) {
      return null;
    }
    // As it is written: 0.1 and not what a double makes of it; NaN is none.
    String written = value.toString().strip();
    if (written.length() > LONGEST) {
      return null;
    }
    try {
      return new BigDecimal(written);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}

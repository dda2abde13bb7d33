package dev.waybill.sync.internal.files;

import dev.waybill.load.TargetTable.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Turns texts into numbers. */
final class FitNumber {
  /** More digits than any database keeps; what is longer would only cost memory. */
  private static final int MOST_DIGITS = 1000;

  private static final int DIGITS_OF_A_LONG = 18;

  private FitNumber() {}

  static Number whole(Column column, String text) throws Misfit {
    int bits = bits(column.type().toLowerCase(Locale.ROOT));
    if (bits == Long.SIZE && text.length() <= DIGITS_OF_A_LONG && digits(text)) {
      return Long.valueOf(text);
    }
    BigInteger whole;
    try {
      whole = number(text).toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw Misfit.because("is no whole number");
    }
    if (whole.bitLength() >= bits) {
      throw new Misfit("is too large for " + column.type());
    }
    return whole.longValueExact();
  }

  private static int bits(String type) {
    if (type.startsWith("tinyint")) {
      return Byte.SIZE;
    }
    if (type.startsWith("smallint")) {
      return Short.SIZE;
    }
    return type.startsWith("integer") ? Integer.SIZE : Long.SIZE;
  }

  private static boolean digits(String text) {
    return !text.isEmpty() && text.chars().allMatch(one -> one >= '0' && one <= '9');
  }

  static BigDecimal decimal(Column column, String text) throws Misfit {
    BigDecimal number = number(text);
    if (column.length() > 0) {
      BigDecimal kept =
          number.scale() > column.scale()
              ? number.setScale(column.scale(), RoundingMode.HALF_UP)
              : number;
      int whole = column.length() - column.scale();
      if (kept.signum() != 0 && kept.precision() - kept.scale() > whole) {
        throw new Misfit("has more than " + whole + " digits before the point");
      }
    }
    return number;
  }

  static Object floating(String text) throws Misfit {
    if (text.toLowerCase(Locale.ROOT).matches("nan|-?inf(inity)?")) {
      return text;
    }
    double number = number(text).doubleValue();
    if (Double.isInfinite(number)) {
      throw new Misfit("is too large");
    }
    return number;
  }

  private static BigDecimal number(String text) throws Misfit {
    try {
      BigDecimal number = new BigDecimal(text);
      long whole = (long) number.precision() - number.scale();
      if (number.precision() > MOST_DIGITS || Math.abs(whole) > MOST_DIGITS) {
        throw new Misfit("has more than " + MOST_DIGITS + " digits");
      }
      return number;
    } catch (NumberFormatException e) {
      throw Misfit.because("is no number such as 1234.5");
    }
  }
}

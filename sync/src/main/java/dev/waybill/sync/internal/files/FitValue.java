package dev.waybill.sync.internal.files;

import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a text into a value of a column, or says why it is none, so that the line and column of
 * what does not fit are known. Thread-safe.
 */
final class FitValue {
  /** ISO 8601; time and offset may be missing. */
  private static final DateTimeFormatter WHEN =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** Characters of a date. */
  private static final int DATE = 10;

  private final Optional<ZoneId> own;
  private final ZoneId configured;

  /**
   * Values of files.
   *
   * @param own zone of dates without an offset in the files, where it is not the configured one
   */
  FitValue(Optional<ZoneId> own, ZoneId configured) {
    this.own = own.filter(zone -> !zone.equals(configured));
    this.configured = configured;
  }

  /** The value; null where the text is, or is empty and the column takes no texts. */
  @Nullable Object fit(Column column, @Nullable String text) throws Misfit {
    boolean texts = column.kind() == Kind.TEXT || column.kind() == Kind.OTHER;
    if (text == null || (!texts && text.isBlank())) {
      return null;
    }
    return switch (column.kind()) {
      case TEXT -> text(column, text);
      case OTHER -> text;
      case WHOLE_NUMBER -> FitNumber.whole(column, text.strip());
      case DECIMAL -> FitNumber.decimal(column, text.strip());
      case FLOAT -> FitNumber.floating(text.strip());
      case TRUTH -> truth(text.strip());
      case BYTES -> bytes(column, text.strip());
      case DATE -> parse(text.strip());
      case TIME -> time(text.strip());
      case DATE_TIME, INSTANT -> moment(column, text.strip());
    };
  }

  private static String text(Column column, String text) throws Misfit {
    // Blanks at the end are no more than the database cuts off.
    if (column.length() > 0
        && text.length() > column.length()
        && characters(text.stripTrailing()) > column.length()) {
      throw new Misfit("is longer than " + column.length() + " characters");
    }
    if (text.indexOf('\0') >= 0) {
      throw new Misfit("holds the character U+0000");
    }
    return text;
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  private static Boolean truth(String text) throws Misfit {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "on", "1" -> true;
      case "false", "f", "no", "n", "off", "0" -> false;
      default -> throw new Misfit("is neither true nor false");
    };
  }

  private static byte[] bytes(Column column, String text) throws Misfit {
    byte[] bytes;
    try {
      boolean hex = text.startsWith("0x") || text.startsWith("\\x");
      bytes =
          hex ? HexFormat.of().parseHex(text, 2, text.length()) : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw Misfit.because("is neither 0x with hexadecimal digits nor Base64");
    }
    if (column.length() > 0 && bytes.length > column.length()) {
      throw new Misfit("is longer than " + column.length() + " bytes");
    }
    return bytes;
  }

  private static Object time(String text) throws Misfit {
    try {
      // A day before a time is no hindrance.
      return text.indexOf('-') > 0 ? parse(text) : LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw Misfit.because("is no time such as 17:30:00");
    }
  }

  private Object moment(Column column, String text) throws Misfit {
    Object parsed = parse(text);
    if (parsed instanceof OffsetDateTime) {
      return parsed;
    }
    LocalDateTime local =
        parsed instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) parsed;
    // Without an offset the loader takes it as of the configured zone.
    return own.isEmpty() && column.kind() == Kind.DATE_TIME
        ? local
        : local.atZone(own.orElse(configured)).toOffsetDateTime();
  }

  /** A {@code LocalDate}, {@code LocalDateTime} or {@code OffsetDateTime}. */
  private static Object parse(String text) throws Misfit {
    try {
      // SQL writes a blank in place of the T.
      boolean blank = text.length() > DATE && text.charAt(DATE) == ' ';
      TemporalAccessor parsed =
          WHEN.parse(blank ? text.substring(0, DATE) + "T" + text.substring(DATE + 1) : text);
      if (!parsed.isSupported(ChronoField.HOUR_OF_DAY)) {
        return LocalDate.from(parsed);
      }
      return parsed.isSupported(ChronoField.OFFSET_SECONDS)
          ? OffsetDateTime.from(parsed)
          : LocalDateTime.from(parsed);
    } catch (DateTimeException e) {
      throw Misfit.because("is no date such as 2017-01-31 or 2017-01-31T17:30:00");
    }
  }
}

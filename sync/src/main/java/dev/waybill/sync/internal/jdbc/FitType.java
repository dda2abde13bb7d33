package dev.waybill.sync.internal.jdbc;

import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which types of a source fit into which of a target, told before the first row. */
final class FitType {
  private static final Set<Kind> NUMBERS =
      EnumSet.of(Kind.WHOLE_NUMBER, Kind.DECIMAL, Kind.FLOAT, Kind.TRUTH);
  private static final Set<Kind> DATES = EnumSet.of(Kind.DATE, Kind.DATE_TIME, Kind.INSTANT);

  /** What a column of the target takes; whether one value is too long shows with that value. */
  private static final Map<Kind, Set<Kind>> TAKES =
      Map.ofEntries(
          Map.entry(Kind.TEXT, EnumSet.complementOf(EnumSet.of(Kind.BYTES))),
          Map.entry(Kind.WHOLE_NUMBER, EnumSet.of(Kind.WHOLE_NUMBER, Kind.DECIMAL, Kind.TRUTH)),
          Map.entry(Kind.DECIMAL, NUMBERS),
          Map.entry(Kind.FLOAT, EnumSet.of(Kind.WHOLE_NUMBER, Kind.DECIMAL, Kind.FLOAT)),
          Map.entry(Kind.TRUTH, EnumSet.of(Kind.TRUTH, Kind.WHOLE_NUMBER, Kind.DECIMAL)),
          Map.entry(Kind.BYTES, EnumSet.of(Kind.BYTES)),
          Map.entry(Kind.DATE, DATES),
          Map.entry(Kind.TIME, EnumSet.of(Kind.TIME)),
          Map.entry(Kind.DATE_TIME, DATES),
          Map.entry(Kind.INSTANT, DATES),
          Map.entry(Kind.OTHER, EnumSet.of(Kind.OTHER, Kind.TEXT)));

  private FitType() {}

  /** Whether the values of a source's column can be values of a target's. */
  static boolean fits(DbColumn from, Column to) {
    boolean fractions = from.kind() == Kind.DECIMAL && from.scale() > 0;
    return TAKES.getOrDefault(to.kind(), Set.of()).contains(from.kind())
        && !(fractions && (to.kind() == Kind.WHOLE_NUMBER || to.kind() == Kind.TRUTH));
  }

  /** A value as the configuration writes it, or nothing where it is none of the column's kind. */
  static Optional<Object> parse(Column column, String text) {
    try {
      return Optional.of(
          switch (column.kind()) {
            case WHOLE_NUMBER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case FLOAT -> Double.valueOf(text);
            case TRUTH -> truth(text);
            case BYTES -> HexFormat.of().parseHex(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case DATE_TIME -> LocalDateTime.parse(text.replace(' ', 'T'));
            case INSTANT -> OffsetDateTime.parse(text.replace(' ', 'T'));
            case TEXT, OTHER -> text;
          });
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Boolean truth(String text) {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("no truth value");
    };
  }
}

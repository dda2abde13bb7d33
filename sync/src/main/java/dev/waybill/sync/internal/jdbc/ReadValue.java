package dev.waybill.sync.internal.jdbc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values between JDBC and the classes that a page may hold. Dates without an offset stay without
 * one, so that the zone of this machine does not matter.
 */
final class ReadValue {
  private ReadValue() {}

  static @Nullable Object read(ResultSet row, int at, DbColumn column) throws SQLException {
    return switch (column.kind()) {
      case WHOLE_NUMBER -> unlessNull(row, row.getLong(at));
      case DECIMAL -> decimal(row.getObject(at));
      case FLOAT ->
          column.sqlType() == Types.REAL
              ? unlessNull(row, row.getFloat(at))
              : unlessNull(row, row.getDouble(at));
      case TRUTH -> unlessNull(row, row.getBoolean(at));
      case TEXT -> column.isPadded() ? stripped(row.getString(at)) : row.getString(at);
      case BYTES -> row.getBytes(at);
      case DATE -> row.getObject(at, LocalDate.class);
      case TIME -> row.getObject(at, LocalTime.class);
      case DATE_TIME -> row.getObject(at, LocalDateTime.class);
      case INSTANT -> row.getObject(at, OffsetDateTime.class);
      case OTHER -> row.getString(at);
    };
  }

  private static @Nullable Object unlessNull(ResultSet row, Object value) throws SQLException {
    return row.wasNull() ? null : value;
  }

  /** What is no number, such as NaN, stays a text, which no column of numbers takes. */
  private static @Nullable Object decimal(@Nullable Object value) {
    if (value == null || value instanceof BigDecimal) {
      return value;
    }
    return value instanceof Double || value instanceof Float || !(value instanceof Number)
        ? value.toString()
        : new BigDecimal(value.toString());
  }

  private static @Nullable String stripped(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  /** Gives a value of a column to a statement. */
  static void bind(PreparedStatement statement, int at, DbColumn column, Object value)
      throws SQLException {
    if (column.isUuid()) {
      statement.setObject(at, UUID.fromString(value.toString()));
    } else {
      switch (column.kind()) {
        case OTHER -> statement.setObject(at, value, Types.OTHER);
        case TEXT -> statement.setString(at, value.toString());
        default -> statement.setObject(at, value);
      }
    }
  }

  /** A value as a text that {@link #ofText} reads again. */
  static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }

  /**
   * The value of a text.
   *
   * @throws RuntimeException where it is none of the column's kind
   */
  static Object ofText(DbColumn column, String text) {
    return switch (column.kind()) {
      case WHOLE_NUMBER -> Long.valueOf(text);
      case DECIMAL -> new BigDecimal(text);
      case FLOAT -> Double.valueOf(text);
      case TRUTH -> Boolean.valueOf(text);
      case TEXT, OTHER -> text;
      case BYTES -> HexFormat.of().parseHex(text);
      case DATE -> LocalDate.parse(text);
      case TIME -> LocalTime.parse(text);
      case DATE_TIME -> LocalDateTime.parse(text);
      case INSTANT -> OffsetDateTime.parse(text);
    };
  }
}

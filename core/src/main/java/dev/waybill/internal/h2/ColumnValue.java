package dev.waybill.internal.h2;

import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of a column in the shape that {@code FitValue} gives them. Stateless. */
final class ColumnValue {
  private ColumnValue() {}

  /** A parameter for a value of this column. */
  static String parameter(Column column) {
    if (column.kind() != Kind.OTHER) {
      return "?";
    }
    return column.type().equals("JSON") ? "(? format json)" : "cast(? as " + column.type() + ")";
  }

  static @Nullable Object read(ResultSet row, int at, Column column) throws SQLException {
    Object value =
        switch (column.kind()) {
          case TEXT, OTHER -> row.getString(at);
          case WHOLE_NUMBER -> row.getLong(at);
          case DECIMAL -> row.getBigDecimal(at);
          case FLOAT ->
              column.type().equals("REAL")
                  ? (Object) (row.getFloat(at) + 0.0f)
                  : (Object) (row.getDouble(at) + 0.0);
          case TRUTH -> row.getBoolean(at);
          case BYTES -> row.getBytes(at);
          case DATE -> row.getObject(at, LocalDate.class);
          case TIME -> row.getObject(at, LocalTime.class);
          case DATE_TIME -> row.getObject(at, LocalDateTime.class);
          case INSTANT -> instant(row.getObject(at, OffsetDateTime.class));
        };
    return row.wasNull() ? null : value;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  static void set(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
    if (value instanceof Instant instant) {
      statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
    } else {
      statement.setObject(at, value);
    }
  }

  static boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == right;
    }
    if (left instanceof BigDecimal number && right instanceof BigDecimal other) {
      return number.compareTo(other) == 0;
    }
    if (left instanceof byte[] bytes && right instanceof byte[] others) {
      return Arrays.equals(bytes, others);
    }
    return left.equals(right);
  }

  /** Whether the first is the later date. */
  @SuppressWarnings("unchecked")
  static boolean isLater(@Nullable Object there, @Nullable Object ours) {
    return there instanceof Comparable<?> date
        && ours != null
        && there.getClass() == ours.getClass()
        && ((Comparable<Object>) date).compareTo(ours) > 0;
  }
}

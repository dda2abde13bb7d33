package dev.waybill.internal.postgresql;

import dev.waybill.internal.RowKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keys as an array for each of their columns, as PostgreSQL writes arrays. Stateless. */
final class KeyArrays {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd G", Locale.ENGLISH);
  private static final DateTimeFormatter TIMES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS G", Locale.ENGLISH);

  private KeyArrays() {}

  /** The arrays as texts. */
  static List<String> of(List<RowKey> keys, int columns) {
    List<String> arrays = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      StringBuilder array = new StringBuilder(8 * keys.size()).append('{');
      for (RowKey key : keys) {
        element(array.length() > 1 ? array.append(',') : array, key.value(column));
      }
      arrays.add(array.append('}').toString());
    }
    return arrays;
  }

  /** The arrays as SQL writes them. */
  static String literals(List<RowKey> keys, List<PgColumn> columns) {
    List<String> arrays = of(keys, columns.size());
    return IntStream.range(0, columns.size())
        .mapToObj(i -> Sql.literal(arrays.get(i)) + "::" + columns.get(i).column().type() + "[]")
        .collect(Collectors.joining(", "));
  }

  /** The same with a parameter for each. */
  static String parameters(List<PgColumn> columns) {
    return columns.stream()
        .map(column -> "cast(? as " + column.column().type() + "[])")
        .collect(Collectors.joining(", "));
  }

  private static void element(StringBuilder array, Object value) {
    if (value instanceof Long || value instanceof Boolean) {
      array.append(value);
      return;
    }
    String text = text(value);
    array.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        array.append('\\');
      }
      array.append(c);
    }
    array.append('"');
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return "\\x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof LocalDate date) {
      return DATE.format(date);
    }
    if (value instanceof LocalDateTime time) {
      return TIMES.format(time);
    }
    if (value instanceof Instant instant) {
      // With its offset, since the session's own zone is not to matter.
      return TIMES.format(instant.atOffset(ZoneOffset.UTC)).replaceFirst(" (?=[AB])", "+00 ");
    }
    return value.toString();
  }
}

package dev.waybill.sync.internal.jdbc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table or view as JDBC describes it.
 *
 * @param name for messages
 * @param quoted for SQL
 * @param columns in its order
 * @param primaryKey names of columns; empty for none
 */
record DbTable(String name, String quoted, List<DbColumn> columns, List<String> primaryKey) {
  DbTable {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
  }

  /** A column, whatever its case, if not exactly. */
  Optional<DbColumn> column(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .or(() -> columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst());
  }

  List<String> names() {
    return columns.stream().map(DbColumn::name).toList();
  }

  /** What two spellings of one name have in common: {@code order_id} and {@code OrderID}. */
  static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}

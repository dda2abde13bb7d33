package dev.waybill.sync.internal.jdbc;

import dev.waybill.load.TargetTable.Column;
import dev.waybill.sync.internal.jdbc.Query.Condition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what one table of the target holds of a source's. Not thread-safe. */
final class ReadTarget {
  private final ReadConnection connection;
  private final TableMapping mapping;
  private final DbTable table;
  private final BuildQuery build;
  private final Normalise normalise;
  private final List<DbColumn> columns;
  private final List<DbColumn> key;

  ReadTarget(ReadConnection connection, TableMapping mapping, DbTable table, Normalise normalise) {
    this.connection = connection;
    this.mapping = mapping;
    this.table = table;
    this.build = new BuildQuery(connection.dialect(), table);
    this.normalise = normalise;
    this.columns =
        mapping.columnNames().stream().flatMap(name -> table.column(name).stream()).toList();
    this.key =
        mapping.target().key().stream().flatMap(name -> table.column(name).stream()).toList();
  }

  boolean isEmpty() throws InterruptedException {
    Query query = build.page(key, List.of(), key, 1);
    return connection.query(table.name(), query, rows -> !rows.next());
  }

  /**
   * Checksums of rows, by normalised key.
   *
   * @param rows on their way to the target, whose keys are looked for
   */
  Map<List<String>, Checksum> checksums(List<@Nullable Object[]> rows) throws InterruptedException {
    Map<List<String>, Checksum> found = new HashMap<>();
    for (List<List<Object>> group : BuildQuery.groups(keys(rows), ReadSource.PARAMETERS)) {
      connection.query(
          table.name(),
          build.found(columns, BuildQuery.among(key, group)),
          result -> {
            while (result.next()) {
              @Nullable Object[] row = read(result, columns);
              found.put(
                  normalise.key(mapping.columns(), mapping.targetKey(), row),
                  normalise.row(mapping.columns(), row));
            }
            return found;
          });
    }
    return found;
  }

  /** Keys as the target's columns hold them. */
  private List<List<Object>> keys(List<@Nullable Object[]> rows) {
    List<List<Object>> keys = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < key.size(); i++) {
        Column column = mapping.columns().get(mapping.targetKey().get(i));
        String text = normalise.text(column, row[mapping.targetKey().get(i)]);
        if (text != null) {
          values.add(ReadValue.ofText(key.get(i), text));
        }
      }
      if (values.size() == key.size()) {
        keys.add(values);
      }
    }
    return keys;
  }

  /** Keys after a key, in the target's order; only rows that have the source's fixed values. */
  List<@Nullable Object[]> keysAfter(@Nullable List<Object> after, int rows)
      throws InterruptedException {
    List<Condition> conditions = new ArrayList<>();
    for (int i = mapping.mapped(); i < columns.size(); i++) {
      Object value = mapping.fixed().get(i - mapping.mapped());
      conditions.add(BuildQuery.compared(columns.get(i), "=", value));
    }
    if (after != null) {
      conditions.add(build.after(key, after));
    }
    return connection.query(
        table.name(),
        build.page(key, conditions, key, rows),
        result -> {
          List<@Nullable Object[]> keys = new ArrayList<>();
          while (result.next()) {
            keys.add(read(result, key));
          }
          return keys;
        });
  }

  List<DbColumn> key() {
    return key;
  }

  private static @Nullable Object[] read(ResultSet rows, List<DbColumn> columns)
      throws SQLException {
    @Nullable Object[] row = new @Nullable Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = ReadValue.read(rows, i + 1, columns.get(i));
    }
    return row;
  }
}

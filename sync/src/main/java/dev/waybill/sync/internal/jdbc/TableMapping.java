package dev.waybill.sync.internal.jdbc;

import dev.waybill.load.NewColumn;
import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one table become rows of another.
 *
 * @param setting as the user wrote it
 * @param source the table read
 * @param target the table loaded
 * @param read columns of the source that are read: those of {@code columns} in their order, then
 *     the one that dates a change where it goes nowhere
 * @param columns of the target: one for each that is read, then the fixed ones
 * @param fixed values of the last columns
 * @param key of the source, places in {@code read}
 * @param modified place in {@code read} of what dates a change; -1 for none
 * @param unknown columns of the source that go nowhere
 */
record TableMapping(
    TableSetting setting,
    DbTable source,
    TargetTable target,
    List<DbColumn> read,
    List<Column> columns,
    List<Object> fixed,
    List<Integer> key,
    int modified,
    List<NewColumn> unknown) {
  TableMapping {
    read = List.copyOf(read);
    columns = List.copyOf(columns);
    fixed = List.copyOf(fixed);
    key = List.copyOf(key);
    unknown = List.copyOf(unknown);
  }

  String id() {
    return setting.id();
  }

  boolean hasModified() {
    return modified >= 0;
  }

  DbColumn modifiedColumn() {
    return read.get(modified);
  }

  List<DbColumn> keyColumns() {
    return key.stream().map(read::get).toList();
  }

  /** The key of a row that was read, in the source's order. */
  List<Object> keyOf(@Nullable Object[] row) {
    List<Object> values = new ArrayList<>();
    for (int at : key) {
      Object value = row[at];
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** How many columns of the target are read from the source. */
  int mapped() {
    return columns.size() - fixed.size();
  }

  List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** Places in {@code columns} of the target's key, in its order. */
  List<Integer> targetKey() {
    List<String> names = columnNames();
    return target.key().stream().map(names::indexOf).toList();
  }

  /** What it depends on, so that a change shows. */
  String fingerprint() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < mapped(); i++) {
      text.append(read.get(i).name()).append('=').append(columns.get(i).name()).append(';');
    }
    for (int i = mapped(); i < columns.size(); i++) {
      text.append(columns.get(i).name()).append(':').append(fixed.get(i - mapped())).append(';');
    }
    return Checksum.of(text + "where " + setting.where()).text();
  }

  /** What the places in the source are made of, so that a change shows. */
  String orderedBy() {
    List<String> columns = new ArrayList<>();
    columns.add(hasModified() ? described(modifiedColumn()) : "");
    keyColumns().forEach(column -> columns.add(described(column)));
    return String.join(",", columns);
  }

  private static String described(DbColumn column) {
    return column.name() + ":" + column.kind();
  }
}

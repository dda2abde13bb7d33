package dev.waybill.internal.h2;

import dev.waybill.internal.Compared;
import dev.waybill.internal.FittedRow;
import dev.waybill.internal.FittedWhole;
import dev.waybill.internal.LoadTable;
import dev.waybill.internal.RowKey;
import dev.waybill.load.TargetTable.Column;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table with the columns of a page. What is there of some keys is read together and compared
 * here, since H2 fires its triggers for each row that a statement touches, changed or not. Not
 * thread-safe.
 */
final class H2LoadTable implements LoadTable {
  /** Keys that are asked for in one query. */
  private static final int ASKED_AT_ONCE = 64;

  private final H2LoadSession session;
  private final H2Target target;
  private final List<Column> columns;
  private final List<Column> key;
  private final List<Column> rest;
  private final Map<String, Object> values = new HashMap<>();

  H2LoadTable(H2LoadSession session, H2Target target, List<Column> columns) {
    this.session = session;
    this.target = target;
    this.columns = columns;
    this.key = target.key();
    this.rest = columns.stream().filter(column -> !key.contains(column)).toList();
    values.put("plainName", Sql.plain(target.name().toString()));
    values.put("table", target.sqlName());
    values.put("keyIs", list(key, c -> "t." + name(c) + " = " + ColumnValue.parameter(c), " and "));
  }

  private static String name(Column column) {
    return Sql.name(column.name());
  }

  private static String list(List<Column> of, Function<Column, String> part, String separator) {
    return of.stream().map(part).collect(Collectors.joining(separator));
  }

  List<Column> columns() {
    return columns;
  }

  /** Where the date of a change is among the columns; -1 for none. */
  int modified() {
    return columns.stream()
        .map(Column::name)
        .toList()
        .indexOf(String.valueOf(target.table().modified()));
  }

  @Override
  public Compared compare(List<FittedRow> rows, FittedWhole whole) throws SQLException {
    H2Compared compared = new H2Compared(this, rows);
    read(key, rows.stream().map(FittedRow::key).toList(), all(), compared::found);
    if (!whole.isEmpty()) {
      read(whole.columns(), whole.parents(), key, row -> compared.other(key(row, 0)));
    }
    return compared;
  }

  /** The key, then the page's columns. */
  private List<Column> all() {
    return Stream.concat(key.stream(), columns.stream()).toList();
  }

  RowKey key(ResultSet row, int before) throws SQLException {
    Object[] parts = new Object[key.size()];
    for (int i = 0; i < parts.length; i++) {
      Object value = ColumnValue.read(row, before + i + 1, key.get(i));
      if (value == null) {
        throw new IllegalStateException("a key without a value");
      }
      parts[i] = value;
    }
    return RowKey.of(parts);
  }

  /** Value of one of the page's columns in a row that was read for {@link #compare}. */
  @Nullable Object value(ResultSet row, int column) throws SQLException {
    return ColumnValue.read(row, key.size() + column + 1, columns.get(column));
  }

  /** Takes each row that was read. */
  private interface Taking {
    void take(ResultSet row) throws SQLException;
  }

  private void read(List<Column> by, List<RowKey> keys, List<Column> wanted, Taking taking)
      throws SQLException {
    for (int from = 0; from < keys.size(); from += ASKED_AT_ONCE) {
      List<RowKey> some = keys.subList(from, Math.min(keys.size(), from + ASKED_AT_ONCE));
      PreparedStatement statement = session.prepare(lookup(by, some.size(), wanted));
      int at = 1;
      for (RowKey one : some) {
        at = set(statement, at, one);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          taking.take(rows);
        }
      }
    }
  }

  private String lookup(List<Column> by, int count, List<Column> wanted) {
    Map<String, Object> all = new HashMap<>(values);
    boolean single = by.size() == 1;
    String one = list(by, ColumnValue::parameter, ", ");
    String row = list(by, column -> "t." + name(column), ", ");
    all.put("columns", list(wanted, column -> "t." + name(column), ", "));
    all.put("row", single ? row : "(" + row + ")");
    all.put(
        "parameters",
        Stream.generate(() -> single ? one : "(" + one + ")")
            .limit(count)
            .collect(Collectors.joining(", ")));
    return Sql.FILES.render("load_lookup", all);
  }

  private static int set(PreparedStatement statement, int from, RowKey key) throws SQLException {
    int at = from;
    for (int i = 0; i < key.size(); i++) {
      ColumnValue.set(statement, at++, key.value(i));
    }
    return at;
  }

  void insert(List<FittedRow> rows) throws SQLException {
    Map<String, Object> all = new HashMap<>(values);
    all.put("columns", list(columns, H2LoadTable::name, ", "));
    all.put("parameters", list(columns, ColumnValue::parameter, ", "));
    PreparedStatement statement = session.prepare(Sql.FILES.render("load_insert", all));
    for (FittedRow row : rows) {
      for (int i = 0; i < columns.size(); i++) {
        ColumnValue.set(statement, i + 1, row.value(i));
      }
      statement.addBatch();
    }
    session.runBatch(statement);
  }

  int update(List<FittedRow> rows) throws SQLException {
    if (rest.isEmpty()) {
      return 0;
    }
    Map<String, Object> all = new HashMap<>(values);
    all.put("sets", list(rest, c -> name(c) + " = " + ColumnValue.parameter(c), ", "));
    all.put(
        "differs",
        list(rest, c -> "t." + name(c) + " is distinct from " + ColumnValue.parameter(c), " or "));
    int modified = modified();
    all.put("modified", modified < 0 ? false : Map.of("column", name(columns.get(modified))));
    PreparedStatement statement = session.prepare(Sql.FILES.render("load_update", all));
    for (FittedRow row : rows) {
      int at = set(statement, values(statement, 1, row), row.key());
      at = values(statement, at, row);
      if (modified >= 0) {
        ColumnValue.set(statement, at, row.value(modified));
      }
      statement.addBatch();
    }
    return session.runBatch(statement);
  }

  private int values(PreparedStatement statement, int from, FittedRow row) throws SQLException {
    int at = from;
    for (Column column : rest) {
      ColumnValue.set(statement, at++, row.value(columns.indexOf(column)));
    }
    return at;
  }

  @Override
  public long delete(List<RowKey> keys) throws SQLException {
    PreparedStatement statement = session.prepare(Sql.FILES.render("load_delete", values));
    for (RowKey one : keys) {
      set(statement, 1, one);
      statement.addBatch();
    }
    return session.runBatch(statement);
  }

  @Override
  public Set<RowKey> present(List<RowKey> keys) throws SQLException {
    Set<RowKey> present = new HashSet<>();
    read(key, keys, key, row -> present.add(key(row, 0)));
    return present;
  }
}

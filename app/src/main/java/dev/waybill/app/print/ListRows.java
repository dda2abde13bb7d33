package dev.waybill.app.print;

import dev.waybill.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are all in memory. Not thread-safe. */
public final class ListRows implements Rows {
  private final List<Column> columns;
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private int at = -1;

  public ListRows(String... columns) {
    this(Arrays.stream(columns).map(name -> new Column(name, "")).toList());
  }

  ListRows(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Adds one row: a value for each column. */
  public ListRows add(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          columns.size() + " columns, but " + values.length + " values");
    }
    rows.add(values);
    return this;
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    at++;
    return at < rows.size();
  }

  @Override
  public @Nullable Object value(int column) {
    return rows.get(at)[column];
  }

  @Override
  public void close() {}
}

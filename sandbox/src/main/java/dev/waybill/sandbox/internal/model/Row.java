package dev.waybill.sandbox.internal.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table: texts, {@code Integer}, {@code Boolean}, {@code BigDecimal} and, for dates,
 * {@code Instant}. Of loaded data a value may be of another type, and is served as it is. Not
 * thread-safe.
 */
public final class Row {
  private final ApiTable table;
  private final @Nullable Object[] values;
  private Map<String, @Nullable Object> unknown;

  public Row(ApiTable table) {
    this(table, new Object[table.width()], Map.of());
  }

  private Row(ApiTable table, @Nullable Object[] values, Map<String, @Nullable Object> unknown) {
    this.table = table;
    this.values = values;
    this.unknown = unknown;
  }

  public Row copy() {
    return new Row(table, values.clone(), unknown);
  }

  public ApiTable table() {
    return table;
  }

  public @Nullable Object value(int place) {
    return values[place];
  }

  public @Nullable Object value(String column) {
    return values[table.column(column)];
  }

  public Row set(String column, @Nullable Object value) {
    return set(table.column(column), value);
  }

  public Row set(int place, @Nullable Object value) {
    values[place] = value;
    return this;
  }

  /** Fields of loaded data that the API does not have. */
  public Map<String, @Nullable Object> unknown() {
    return unknown;
  }

  public void addUnknown(String field, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(unknown);
    more.put(field, value);
    unknown = more;
  }

  /** A number of the row; that of a column without one is 0. */
  public int number(String column) {
    return value(column) instanceof Number number ? number.intValue() : 0;
  }
}

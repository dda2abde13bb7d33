package dev.waybill.internal;

import org.jspecify.annotations.Nullable;

/** A row whose values its table's columns take, in the order of the page's columns. */
public final class FittedRow {
  private final RowKey key;
  private final Object[] values;

  FittedRow(RowKey key, Object[] values) {
    this.key = key;
    this.values = values;
  }

  public RowKey key() {
    return key;
  }

  public @Nullable Object value(int column) {
    return values[column];
  }

  Object[] values() {
    return values;
  }
}

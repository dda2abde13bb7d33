package dev.waybill.internal;

import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells whether the parents of parts are there. Not thread-safe: one object a page and table. */
final class FindParents {
  private final TargetTable parent;
  private final int @Nullable [] positions;
  private final List<Column> pointers;
  private final List<FitValue> fits;
  private final LoadTable load;

  /** Of the row before: parts stand beside those of the same parent. */
  private Object[] last = new Object[0];

  private @Nullable RowKey lastKey;

  private FindParents(
      TargetTable parent, int @Nullable [] positions, List<Column> pointers, LoadSession session)
      throws SQLException {
    this.parent = parent;
    this.positions = positions;
    this.pointers = pointers;
    List<Column> key =
        parent.key().stream().map(name -> parent.column(name).orElseThrow()).toList();
    fits = key.stream().map(c -> new FitValue(c, session.zone(), session.limits())).toList();
    load = session.open(parent, key);
  }

  /** Null where the table is a root. */
  static @Nullable FindParents of(FittedTable part, LoadSession session) throws SQLException {
    TargetTable.Parent known = part.target().parent();
    if (known == null) {
      return null;
    }
    return new FindParents(
        session.parentOf(part.target()),
        part.positions(known.columns()),
        known.columns().stream().map(c -> part.target().column(c).orElseThrow()).toList(),
        session);
  }

  TargetTable parent() {
    return parent;
  }

  /** The parent's key; null where the row has none, or the page does not give it. */
  @Nullable RowKey of(FittedRow row) {
    int[] at = positions;
    if (at == null) {
      return null;
    }
    Object[] values = new Object[at.length];
    for (int i = 0; i < at.length; i++) {
      Object value = row.value(at[i]);
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    if (lastKey == null || !Arrays.equals(values, last)) {
      last = values;
      lastKey = converted(values);
    }
    return lastKey;
  }

  /** The parent's key out of values of columns that point at it; null for other columns. */
  @Nullable RowKey of(FittedWhole whole, RowKey values) {
    Object[] ordered = new Object[pointers.size()];
    for (int i = 0; i < ordered.length; i++) {
      int at = whole.columns().indexOf(pointers.get(i));
      if (at < 0) {
        return null;
      }
      ordered[i] = values.value(at);
    }
    return converted(ordered);
  }

  /** By the kinds of the parent's columns, which may be others than those of the part's. */
  private @Nullable RowKey converted(Object[] values) {
    Object[] key = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      FitValue fit = fits.get(i);
      Object value = fit.column().kind() == pointers.get(i).kind() ? values[i] : fit.fit(values[i]);
      if (value == null || value instanceof Misfit) {
        return RowKey.of(values);
      }
      key[i] = value;
    }
    return RowKey.of(key);
  }

  /** Which of these parents are neither known nor in the table. */
  Set<RowKey> missing(List<@Nullable RowKey> keys, Predicate<RowKey> known) throws SQLException {
    Set<RowKey> asked = new HashSet<>();
    RowKey before = null;
    for (RowKey key : keys) {
      if (key != null && !key.equals(before) && !asked.contains(key) && !known.test(key)) {
        asked.add(key);
      }
      before = key;
    }
    if (asked.isEmpty()) {
      return asked;
    }
    List<RowKey> sorted = new ArrayList<>(asked);
    sorted.sort(null);
    asked.removeAll(load.present(sorted));
    return asked;
  }
}

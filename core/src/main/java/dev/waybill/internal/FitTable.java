package dev.waybill.internal;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Reject;
import dev.waybill.load.TableRows;
import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fits a page's rows for one table to its columns, before anything is sent. Two rows with one key:
 * the last one wins. Not thread-safe: one object a page and table.
 */
final class FitTable {
  private final TableRows given;
  private final TargetTable target;
  private final ZoneId zone;
  private final ValueLimits limits;
  private final List<Column> columns;
  private final FitValue[] fits;
  private final int[] key;
  private final List<FittedRow> rows;
  private final Map<RowKey, String> refused = new HashMap<>();
  private final Map<String, Reject> rejects = new LinkedHashMap<>();

  FitTable(TableRows given, TargetTable target, ZoneId zone, ValueLimits limits) {
    this.given = given;
    this.target = target;
    this.zone = zone;
    this.limits = limits;
    columns = columns(given.columns());
    fits = fits(columns);
    key = new int[target.key().size()];
    for (int i = 0; i < key.length; i++) {
      key[i] = place(target.key().get(i));
    }
    rows = new ArrayList<>(given.rows().size());
  }

  private FitValue[] fits(List<Column> of) {
    return of.stream().map(c -> new FitValue(c, zone, limits)).toArray(FitValue[]::new);
  }

  private int place(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    throw wrong("column " + name + ", part of its key, is not among what the source gives");
  }

  private List<Column> columns(List<String> names) {
    List<Column> found = new ArrayList<>();
    for (String name : names) {
      Column column =
          target.column(name).orElseThrow(() -> wrong("there is no column " + name + " to load"));
      if (found.contains(column)) {
        throw wrong("column " + column.name() + " is given twice");
      }
      found.add(column);
    }
    return found;
  }

  private WaybillException wrong(String what) {
    return new WaybillException(
        ErrorCode.CONFIGURATION,
        "Table " + given.table() + ": " + what + "; correct the source's columns.");
  }

  FittedTable fit() {
    for (Object[] row : given.rows()) {
      fit(row);
    }
    List<FittedRow> sorted = sorted();
    List<RowKey> deletes = keysOf(keyColumns(), given.deletes());
    if (!deletes.isEmpty()) {
      // A row that is here is there, whatever the page wants deleted.
      Set<RowKey> here = new HashSet<>(refused.keySet());
      sorted.forEach(row -> here.add(row.key()));
      deletes.removeIf(here::contains);
    }
    List<Column> pointers = columns(given.whole().columns());
    return new FittedTable(
        given.table(),
        target,
        columns,
        sorted,
        Set.copyOf(refused.keySet()),
        rejects,
        new FittedWhole(pointers, keysOf(pointers, given.whole().parents())),
        deletes);
  }

  /** By key, the newest row of each; sources give them so as a rule. */
  private List<FittedRow> sorted() {
    boolean ascending = true;
    for (int i = 1; i < rows.size() && ascending; i++) {
      ascending = rows.get(i - 1).key().compareTo(rows.get(i).key()) < 0;
    }
    if (ascending) {
      return rows;
    }
    Map<RowKey, FittedRow> newest = new HashMap<>(rows.size() * 2);
    rows.forEach(row -> newest.merge(row.key(), row, this::newer));
    List<FittedRow> sorted = new ArrayList<>(newest.values());
    sorted.sort((left, right) -> left.key().compareTo(right.key()));
    return sorted;
  }

  /** By the date of change; the later row of the page where that does not tell. */
  private FittedRow newer(FittedRow before, FittedRow after) {
    String modified = target.modified();
    for (int i = 0; modified != null && i < columns.size(); i++) {
      if (columns.get(i).name().equals(modified)) {
        return isBefore(after.value(i), before.value(i)) ? before : after;
      }
    }
    return after;
  }

  private static boolean isBefore(@Nullable Object one, @Nullable Object other) {
    if (one instanceof LocalDateTime date && other instanceof LocalDateTime than) {
      return date.isBefore(than);
    }
    if (one instanceof LocalDate date && other instanceof LocalDate than) {
      return date.isBefore(than);
    }
    return one instanceof Instant date && other instanceof Instant than && date.isBefore(than);
  }

  private List<Column> keyColumns() {
    return target.key().stream().map(name -> target.column(name).orElseThrow()).toList();
  }

  private void fit(Object[] row) {
    if (row.length != fits.length) {
      throw wrong("a row has " + row.length + " values for " + fits.length + " columns");
    }
    Object[] fitted = row;
    String misfit = null;
    for (int i = 0; i < fits.length; i++) {
      Object value = fits[i].fit(row[i]);
      if (value instanceof Misfit why) {
        misfit = misfit == null ? reason(i, row[i], why) : misfit;
      } else if (value != row[i]) {
        fitted = fitted == row ? row.clone() : fitted;
        set(fitted, i, value);
      }
    }
    if (misfit == null) {
      accept(new FittedRow(Objects.requireNonNull(RowKey.of(fitted, key)), fitted));
    } else {
      refuse(row, misfit);
    }
  }

  @SuppressWarnings("NullAway") // the elements of a row may be null
  private static void set(Object[] row, int at, @Nullable Object value) {
    row[at] = value;
  }

  private String reason(int column, @Nullable Object value, Misfit why) {
    String name = columns.get(column).name();
    boolean ofKey = target.key().contains(name);
    return ofKey && value == null
        ? name + ", part of the key, is missing"
        : name + " " + why.reason();
  }

  private void accept(FittedRow row) {
    if (!refused.isEmpty()) {
      String before = refused.remove(row.key());
      if (before != null) {
        rejects.remove(before);
      }
    }
    rows.add(row);
  }

  private void refuse(Object[] row, String reason) {
    List<String> names = columns.stream().map(Column::name).toList();
    String record = FlatJson.write(names, Arrays.asList(row));
    RowKey fitting = keyOf(row);
    String json = keyJson(row, record);
    rejects.put(json, new Reject(given.table(), json, reason, record));
    if (fitting != null) {
      refused.put(fitting, json);
    }
  }

  /** The key, where at least that fits. */
  private @Nullable RowKey keyOf(Object[] row) {
    Object[] values = new Object[key.length];
    for (int i = 0; i < key.length; i++) {
      Object value = fits[key[i]].fit(row[key[i]]);
      if (value == null || value instanceof Misfit) {
        return null;
      }
      values[i] = value;
    }
    return RowKey.of(values);
  }

  /** What finds the record again: its key, as it fits or as it came; with the record without. */
  private String keyJson(Object[] row, String record) {
    List<String> names = new ArrayList<>(target.key());
    List<@Nullable Object> values = new ArrayList<>();
    boolean missing = false;
    for (int at : key) {
      Object fitted = fits[at].fit(row[at]);
      missing |= row[at] == null;
      values.add(fitted instanceof Misfit ? row[at] : fitted);
    }
    if (missing) {
      names.add("digest");
      values.add(FlatJson.digest(record).substring(0, 16));
    }
    return FlatJson.write(names, values);
  }

  /** Keys that fit: no row can have another. */
  private List<RowKey> keysOf(List<Column> of, List<Object[]> given) {
    FitValue[] keyFits = fits(of);
    Set<RowKey> keys = new HashSet<>();
    for (Object[] values : given) {
      if (values.length != keyFits.length) {
        throw wrong("a key has " + values.length + " values for " + keyFits.length + " columns");
      }
      Object[] fitted = new Object[values.length];
      boolean fitting = true;
      for (int i = 0; i < values.length; i++) {
        Object value = keyFits[i].fit(values[i]);
        if (value == null || value instanceof Misfit) {
          fitting = false;
        } else {
          fitted[i] = value;
        }
      }
      if (fitting) {
        keys.add(RowKey.of(fitted));
      }
    }
    List<RowKey> sorted = new ArrayList<>(keys);
    sorted.sort(null);
    return sorted;
  }
}

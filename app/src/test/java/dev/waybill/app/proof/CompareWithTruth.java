package dev.waybill.app.proof;

import dev.waybill.Rows;
import dev.waybill.Waybill;
import dev.waybill.contract.history.Key;
import dev.waybill.contract.history.Key.Table;
import dev.waybill.sandbox.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the tables with what the stand-in Exigo says that they must hold. */
final class CompareWithTruth {
  private final List<String> differences = new ArrayList<>();
  private final Set<Key> setAside;

  private CompareWithTruth(Set<Key> setAside) {
    this.setAside = setAside;
  }

  /**
   * What differs, one line each.
   *
   * @param setAside rows that may differ, and their parts
   */
  static List<String> differences(Waybill waybill, Truth truth, Set<Key> setAside) {
    CompareWithTruth compare = new CompareWithTruth(setAside);
    for (Table table : ShopTables.ALL) {
      compare.compare(table, rows(waybill, table), truth);
    }
    return compare.differences;
  }

  private static Map<Key, Map<String, @Nullable Object>> rows(Waybill waybill, Table table) {
    Map<Key, Map<String, @Nullable Object>> all = new HashMap<>();
    try (Rows rows = waybill.query("select * from dbo." + table.title())) {
      while (rows.next()) {
        Map<String, @Nullable Object> row = ShopTables.row(rows);
        all.put(ShopTables.key(table, row), row);
      }
    }
    return all;
  }

  private void compare(Table table, Map<Key, Map<String, @Nullable Object>> real, Truth truth) {
    truth
        .rows(table.title())
        .forEach(
            row -> {
              Key key = ShopTables.key(table, row);
              Map<String, @Nullable Object> has = real.remove(key);
              if (isSetAside(key)) {
                return;
              }
              if (has == null) {
                differences.add(key + " is not there");
              } else {
                compare(key, has, row);
              }
            });
    real.keySet().stream()
        .filter(key -> !isSetAside(key))
        .forEach(key -> differences.add(key + " is there, and should not be"));
  }

  private void compare(
      Key key, Map<String, @Nullable Object> has, Map<String, @Nullable Object> row) {
    row.forEach(
        (column, value) -> {
          Object real = has.get(column);
          if (!Objects.equals(plain(real), plain(value))) {
            differences.add(key + "." + column + " is " + real + ", not " + value);
          }
        });
  }

  private boolean isSetAside(Key key) {
    return setAside.contains(key)
        || (key.table().role() == Table.Role.PART
            && setAside.contains(new Key(ShopTables.ORDERS, key.id(), 0)));
  }

  /** Numbers are the same, whatever type they are read as. */
  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Number ? new BigDecimal(value.toString()).stripTrailingZeros() : value;
  }
}

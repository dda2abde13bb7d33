package dev.waybill.app.proof;

import dev.waybill.Rows;
import dev.waybill.Waybill;
import dev.waybill.contract.history.Key;
import dev.waybill.contract.history.Key.Table;
import dev.waybill.contract.history.State;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The six tables as the history checker takes them: an order's value is its subtotal, a line's its
 * price, which make sums that hold in every batch; a version is the date of the last change; a
 * stamp stands for all that a row holds. Not thread-safe.
 */
final class ShopTables {
  static final Table ORDERS = new Table("Orders", "OrderID", Table.Role.WHOLE);
  static final List<Table> ALL =
      List.of(
          new Table("Customers", "CustomerID", Table.Role.OTHER),
          new Table("CustomerSites", "CustomerID", Table.Role.OTHER),
          new Table("CustomerAccounts", "CustomerID", Table.Role.OTHER),
          ORDERS,
          Table.partOf(ORDERS, "OrderDetails", "OrderID, OrderLine"),
          new Table("Payments", "PaymentID", Table.Role.OTHER));

  private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"?(\\d+)");

  private final Map<List<@Nullable Object>, Long> contents = new HashMap<>();
  private final LongPredicate inDoubt;

  /**
   * Nothing is read yet.
   *
   * @param inDoubt orders of which a part may be set aside, so that their sums say nothing
   */
  ShopTables(LongPredicate inDoubt) {
    this.inDoubt = inDoubt;
  }

  static Table titled(String title) {
    return ALL.stream().filter(t -> t.title().equalsIgnoreCase(title)).findFirst().orElseThrow();
  }

  /** The key of a row of this table, as {@code Deleted} and {@code Changes} have it. */
  static Key key(String title, String json) {
    Table table = titled(title);
    Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Matcher member = MEMBER.matcher(json);
    while (member.find()) {
      values.put(member.group(1), Long.valueOf(member.group(2)));
    }
    return key(table, values);
  }

  /**
   * The key of a row.
   *
   * @param values by column, whatever its case
   */
  static Key key(Table table, Map<String, ? extends @Nullable Object> values) {
    String[] columns = table.key().split(", ", -1);
    return new Key(
        table, number(values, columns[0]), columns.length == 1 ? 0 : number(values, columns[1]));
  }

  private static long number(Map<String, ? extends @Nullable Object> values, String column) {
    return ((Number) Objects.requireNonNull(values.get(column), column)).longValue();
  }

  /** A row by column, whatever its case. */
  static Map<String, @Nullable Object> row(Rows rows) {
    Map<String, @Nullable Object> row = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    List<Rows.Column> columns = rows.columns();
    for (int i = 0; i < columns.size(); i++) {
      Object value = rows.value(i);
      row.put(
          columns.get(i).name(), value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
    }
    return row;
  }

  /** All that the tables hold. */
  Map<Key, State> everything(Waybill waybill) {
    Map<Key, State> all = new HashMap<>();
    for (Table table : ALL) {
      try (Rows rows = waybill.query("select * from dbo." + table.title())) {
        read(rows, table, all);
      }
    }
    return all;
  }

  /** Reads rows of a table; a key that comes twice is a defect of the database's. */
  void read(Rows rows, Table table, Map<Key, State> into) {
    while (rows.next()) {
      Map<String, @Nullable Object> row = row(rows);
      Key key = key(table, row);
      State state = new State(value(key, row), version(row), stamp(key, row));
      if (into.put(key, state) != null) {
        throw new IllegalStateException("two rows of " + key);
      }
    }
  }

  private long value(Key key, Map<String, @Nullable Object> row) {
    String column =
        switch (key.table().role()) {
          case WHOLE -> "SubTotal";
          case PART -> "PriceTotal";
          case BALANCE, OTHER -> "";
        };
    return !column.isEmpty()
            && !inDoubt.test(key.id())
            && row.get(column) instanceof BigDecimal money
        ? money.movePointRight(4).longValueExact()
        : 0;
  }

  private static long version(Map<String, @Nullable Object> row) {
    return row.get("ModifiedDate") instanceof LocalDateTime date
        ? date.toInstant(ZoneOffset.UTC).toEpochMilli()
        : 0;
  }

  private long stamp(Key key, Map<String, @Nullable Object> row) {
    List<@Nullable Object> content = new ArrayList<>();
    content.add(key);
    row.forEach(
        (column, value) -> {
          content.add(column.toLowerCase(Locale.ROOT));
          content.add(value);
        });
    return contents.computeIfAbsent(
        Collections.unmodifiableList(content), c -> (long) contents.size());
  }
}

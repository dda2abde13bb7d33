package dev.waybill.contract;

import dev.waybill.Capability;
import dev.waybill.load.Loaded;
import dev.waybill.load.Loader;
import dev.waybill.load.Page;
import dev.waybill.load.RejectLimit;
import dev.waybill.load.Rejected;
import dev.waybill.load.TableRows;
import dev.waybill.load.Watermark;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the tests of loading need: pages for the shop's tables. */
abstract class LoadingPromise extends Promise {
  static final String SOURCE = "exigo";
  static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant LATE = Instant.parse("2026-02-01T00:00:00Z");

  /** Nothing may be set aside. */
  static final RejectLimit NONE = new RejectLimit(0, 0);

  LoadingPromise(PackUnderTest pack) {
    super(pack, Capability.NEXT);
  }

  static Object[] row(@Nullable Object... values) {
    return values;
  }

  static List<Object[]> list(Object[]... rows) {
    return Arrays.asList(rows);
  }

  static TableRows rows(String table, String columns, Object[]... rows) {
    return TableRows.of(table, List.of(columns.split(", ", -1)), Arrays.asList(rows));
  }

  static TableRows customers(Object[]... rows) {
    return rows("shop.customers", "customerid, name, modified", rows);
  }

  /** An order of no customer. */
  static Object[] order(int id, String status, Instant modified) {
    return row(id, status, "12.5", modified);
  }

  static TableRows orders(Object[]... rows) {
    return rows("shop.orders", "orderid, status, total, modified", rows);
  }

  static Object[] line(int order, int line, String item) {
    return row(order, line, item, 2);
  }

  static TableRows lines(Object[]... rows) {
    return rows("shop.lines", "orderid, line, item, price", rows);
  }

  /** The same, and no other lines of these orders. */
  static TableRows allLines(List<Integer> orders, Object[]... rows) {
    TableRows some = lines(rows);
    return new TableRows(
        some.table(),
        some.columns(),
        some.rows(),
        new TableRows.Whole(List.of("orderid"), orders.stream().map(LoadingPromise::row).toList()),
        List.of());
  }

  static TableRows notes(Object[]... rows) {
    return rows("shop.notes", "noteid, body", rows);
  }

  static Page page(TableRows... tables) {
    return new Page(List.of(tables), List.of(), null);
  }

  static Page marked(String watermark, TableRows... tables) {
    return new Page(List.of(tables), List.of(), new Watermark(watermark, LATE));
  }

  static Loaded load(Shop shop, Page page) {
    try (Loader loader = shop.waybill().loader()) {
      return loader.load(SOURCE, page, RejectLimit.DEFAULT);
    }
  }

  static Loaded load(Shop shop, TableRows... tables) {
    return load(shop, page(tables));
  }

  /** Inserted, updated, unchanged, older, deleted, rejected. */
  static String counts(Loaded.Table table) {
    return "+%d ~%d =%d <%d -%d !%d"
        .formatted(
            table.inserted(),
            table.updated(),
            table.unchanged(),
            table.older(),
            table.deleted(),
            table.rejected());
  }

  static String counts(Loaded loaded) {
    return counts(loaded.total());
  }

  /** What is set aside, such as {@code shop.notes {"noteid":1}: body is longer ...}. */
  static List<String> setAside(Shop shop) {
    return shop.waybill().rejected(null, 1000).stream()
        .map(Rejected::what)
        .map(
            what ->
                what.table()
                    + " "
                    + what.key().toLowerCase(Locale.ROOT)
                    + ": "
                    + what.reason().toLowerCase(Locale.ROOT))
        .toList();
  }
}

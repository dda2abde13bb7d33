package dev.waybill.sandbox.internal.world;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.sandbox.internal.model.ApiTable;
import dev.waybill.sandbox.internal.model.ApiTables;
import dev.waybill.sandbox.internal.model.OrderRecord;
import dev.waybill.sandbox.internal.model.ReadRow;
import dev.waybill.sandbox.internal.model.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A world read from a folder.
 *
 * @param customerBook those of {@code customers.ndjson}
 * @param orderBook those of {@code orders.ndjson}
 */
record LoadFolder(CustomerBook customerBook, OrderBook orderBook) {
  private static final String CUSTOMERS = "customers.ndjson";
  private static final String ORDERS = "orders.ndjson";

  /**
   * Reads all files that are there.
   *
   * @throws WaybillException {@code REFUSED} with what is wrong, and where
   */
  static LoadFolder load(Path folder) {
    boolean customers = Files.isRegularFile(folder.resolve(CUSTOMERS));
    if (!customers && !Files.isRegularFile(folder.resolve(ORDERS))) {
      throw new WaybillException(
          ErrorCode.REFUSED,
          folder + " holds neither " + CUSTOMERS + " nor " + ORDERS + ". Put one of them there.");
    }
    return new LoadFolder(customers(folder), orders(folder));
  }

  private static CustomerBook customers(Path folder) {
    Map<Integer, Row> sites = new HashMap<>();
    each(folder.resolve("sites.ndjson"), object -> site(object, sites));
    Map<Integer, Row> accounts = new HashMap<>();
    each(folder.resolve("accounts.ndjson"), object -> account(object, accounts));
    TreeMap<Integer, Row> rows = new TreeMap<>();
    each(
        folder.resolve(CUSTOMERS),
        object -> {
          Row row = ReadRow.into(new Row(ApiTables.CUSTOMERS), ApiTables.CUSTOMERS, object);
          once(rows, id(row, "CustomerID"), row);
        });
    LoadedCustomers loaded = new LoadedCustomers(sites, accounts);
    CustomerBook book = new CustomerBook(loaded);
    rows.forEach(
        (id, row) -> {
          loaded.add(row);
          book.append(id, LoadedOrders.date(row, "ModifiedDate"));
        });
    return book;
  }

  private static void site(Map<?, ?> object, Map<Integer, Row> sites) {
    Row row = ReadRow.into(new Row(ApiTables.SITES), ApiTables.SITES, object);
    once(sites, id(row, "CustomerID"), row);
  }

  private static void account(Map<?, ?> object, Map<Integer, Row> accounts) {
    Row row = ReadRow.into(new Row(ApiTables.ACCOUNTS), ApiTables.ACCOUNTS, object);
    ApiTables.ACCOUNT.forEach((part, table) -> part(object, part, table, row));
    part(object, "directDeposit", ApiTables.DEPOSIT, row);
    once(accounts, id(row, "CustomerID"), row);
  }

  private static void part(Map<?, ?> object, String name, ApiTable table, Row row) {
    if (object.get(name) instanceof Map<?, ?> part) {
      ReadRow.into(row, table, part);
    }
  }

  private static OrderBook orders(Path folder) {
    TreeMap<Integer, OrderRecord> records = new TreeMap<>();
    each(
        folder.resolve(ORDERS),
        object -> {
          OrderRecord record = order(object);
          once(records, id(record.order(), "OrderID"), record);
        });
    LoadedOrders loaded = new LoadedOrders();
    OrderBook book = new OrderBook(loaded);
    records.forEach(
        (id, record) -> {
          loaded.add(record);
          book.append(id, LoadedOrders.date(record.order(), "ModifiedDate"));
        });
    return book;
  }

  private static OrderRecord order(Map<?, ?> object) {
    Map<Object, Object> head = new HashMap<>(object);
    List<Row> details = rows(head.remove("details"), ApiTables.DETAILS);
    List<Row> payments = rows(head.remove("payments"), ApiTables.PAYMENTS);
    head.remove("expectedPayments");
    head.remove("customer");
    Row order = ReadRow.into(new Row(ApiTables.ORDERS), ApiTables.ORDERS, head);
    details.forEach(detail -> detail.set("OrderID", order.value("OrderID")));
    return new OrderRecord(order, details, payments);
  }

  private static List<Row> rows(@Nullable Object array, ApiTable table) {
    List<Row> rows = new ArrayList<>();
    if (array instanceof List<?> items) {
      for (Object item : items) {
        if (!(item instanceof Map<?, ?> object)) {
          throw new IllegalArgumentException("details and payments must be objects");
        }
        rows.add(ReadRow.into(new Row(table), table, object));
      }
    }
    return rows;
  }

  private static void each(Path file, ReadLines.Take take) {
    if (Files.isRegularFile(file)) {
      ReadLines.read(file, take);
    }
  }

  private static int id(Row row, String column) {
    if (!(row.value(column) instanceof Integer id) || id < 1) {
      throw new IllegalArgumentException("no " + column);
    }
    return id;
  }

  private static <T> void once(Map<Integer, T> all, int id, T record) {
    if (all.put(id, record) != null) {
      throw new IllegalArgumentException("an id that was there before");
    }
  }
}

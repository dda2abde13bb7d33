package dev.waybill.sandbox;

import dev.waybill.sandbox.internal.model.ApiTable;
import dev.waybill.sandbox.internal.model.ApiTables;
import dev.waybill.sandbox.internal.model.ColumnValues;
import dev.waybill.sandbox.internal.model.OrderRecord;
import dev.waybill.sandbox.internal.model.Row;
import dev.waybill.sandbox.internal.world.PageOf;
import dev.waybill.sandbox.internal.world.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the tables hold once everything has been synced, for tests that compare a database with it.
 * Pause the world first: a stream is read in pages, each of its own moment.
 *
 * <p>A row has the columns that the API shows, by their names in the table; columns that the API
 * lacks are not in it. Values are {@code String}, {@code Integer}, {@code Boolean}, {@code
 * BigDecimal}, {@code LocalDateTime} of the zone America/Chicago, and null. Of a gender it is the
 * first letter.
 */
public final class Truth {
  /** The tables there are rows of, parents before their children. */
  public static final List<String> TABLES =
      List.of(
          "Customers", "CustomerSites", "CustomerAccounts", "Orders", "OrderDetails", "Payments");

  private static final int PAGE = 500;
  private static final List<ApiTable> ACCOUNT = accounts();

  private final World world;

  Truth(World world) {
    this.world = world;
  }

  private static List<ApiTable> accounts() {
    List<ApiTable> parts = new ArrayList<>();
    parts.add(ApiTables.ACCOUNTS);
    parts.addAll(ApiTables.ACCOUNT.values());
    parts.add(ApiTables.DEPOSIT);
    return parts;
  }

  /**
   * The rows of a table, ascending by the id of the customer or order that they are of.
   *
   * @throws IllegalArgumentException for a table that is not one of {@link #TABLES}
   */
  public Stream<Map<String, @Nullable Object>> rows(String table) {
    return switch (table) {
      case "Customers" -> customers().map(row -> values(row, ApiTables.CUSTOMERS));
      case "CustomerSites" -> ofCustomers(world::site).map(row -> values(row, ApiTables.SITES));
      case "CustomerAccounts" ->
          ofCustomers(world::account).map(row -> ColumnValues.of(row, ACCOUNT));
      case "Orders" -> orders().map(order -> values(order.order(), ApiTables.ORDERS));
      case "OrderDetails" ->
          orders().flatMap(o -> o.details().stream()).map(row -> values(row, ApiTables.DETAILS));
      case "Payments" ->
          orders().flatMap(o -> o.payments().stream()).map(row -> values(row, ApiTables.PAYMENTS));
      default -> throw new IllegalArgumentException("no table " + table);
    };
  }

  private static Map<String, @Nullable Object> values(Row row, ApiTable table) {
    return ColumnValues.of(row, List.of(table));
  }

  private Stream<Row> customers() {
    return paged(
        after -> world.customers(after, (customers, place) -> true),
        row -> row.number("CustomerID"));
  }

  private Stream<Row> ofCustomers(Function<Integer, Optional<Row>> part) {
    return customers().flatMap(row -> part.apply(row.number("CustomerID")).stream());
  }

  private Stream<OrderRecord> orders() {
    return paged(
        after -> world.orders(after, (orders, place) -> true),
        record -> record.order().number("OrderID"));
  }

  private static <T> Stream<T> paged(Function<PageOf, List<T>> page, Function<T, Integer> id) {
    return Stream.iterate(
            page.apply(after(0)),
            records -> !records.isEmpty(),
            records -> page.apply(after(id.apply(records.get(records.size() - 1)))))
        .flatMap(List::stream);
  }

  private static PageOf after(int id) {
    return new PageOf(id, Long.MIN_VALUE, PAGE, Collections.emptyNavigableSet());
  }
}

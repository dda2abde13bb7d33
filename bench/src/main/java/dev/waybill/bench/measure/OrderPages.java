package dev.waybill.bench.measure;

import dev.waybill.bench.lab.StandIn;
import dev.waybill.load.Page;
import dev.waybill.load.TableRows;
import dev.waybill.load.TableRows.Whole;
import dev.waybill.load.Watermark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pages of orders with three lines each, as the source gives them: the stand-in's first orders,
 * again and again under other ids, so that a page is there at once and takes no room.
 *
 * @param orders of a page
 * @param lines of the same orders
 */
record OrderPages(Rows orders, Rows lines) {
  /** Orders of a page: what the source asks for unless told otherwise. */
  static final int SIZE = 500;

  static final int LINES = 3;

  private static final String ID = "OrderID";

  /**
   * Rows of one table.
   *
   * @param id the place of the order's id
   */
  private record Rows(String table, List<String> columns, List<Object[]> rows, int id) {
    static Rows of(String table, List<Map<String, @Nullable Object>> rows) {
      List<String> columns = List.copyOf(rows.get(0).keySet());
      List<Object[]> values = new ArrayList<>();
      for (Map<String, @Nullable Object> row : rows) {
        values.add(values(columns, row));
      }
      return new Rows("dbo." + table, columns, values, columns.indexOf(ID));
    }

    /** Rows hold nulls, which the type of {@link TableRows} does not tell. */
    @SuppressWarnings("NullAway")
    private static Object[] values(List<String> columns, Map<String, @Nullable Object> row) {
      return columns.stream().map(row::get).toArray();
    }

    List<Object[]> shifted(int by) {
      List<Object[]> shifted = new ArrayList<>(rows.size());
      for (Object[] row : rows) {
        Object[] other = row.clone();
        other[id] = (long) ((Integer) row[id] + by);
        shifted.add(other);
      }
      return shifted;
    }
  }

  /** From a stand-in of their own. */
  static OrderPages make() {
    try (StandIn exigo =
            StandIn.start(p -> p.withCustomers(SIZE).withOrders(SIZE).withLines(LINES).still());
        Stream<Map<String, @Nullable Object>> orders = exigo.sandbox().truth().rows("Orders");
        Stream<Map<String, @Nullable Object>> lines =
            exigo.sandbox().truth().rows("OrderDetails")) {
      return new OrderPages(
          Rows.of("Orders", orders.toList()), Rows.of("OrderDetails", lines.toList()));
    }
  }

  /** One page. */
  Page page(int number) {
    int by = number * SIZE;
    List<Object[]> ofOrders = orders.shifted(by);
    List<Object[]> parents = new ArrayList<>(SIZE);
    for (Object[] order : ofOrders) {
      parents.add(new Object[] {order[orders.id()]});
    }
    return new Page(
        List.of(
            TableRows.of(orders.table(), orders.columns(), ofOrders),
            new TableRows(
                lines.table(),
                lines.columns(),
                lines.shifted(by),
                new Whole(List.of(ID), parents),
                List.of())),
        List.of(),
        new Watermark("{\"last\":" + (by + SIZE) + "}", null));
  }
}

package dev.waybill.sync.internal.exigo;

import dev.waybill.load.Reject;
import dev.waybill.load.TableRows;
import dev.waybill.load.TableRows.Whole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders with their details and payments. Where all parts of an order were read, those
 * that the table has beside them are gone at the source; where one was not, or the order does not
 * list them, none is taken for gone.
 */
final class OrderPage extends PageRecords {
  private static final String ORDER_ID = "OrderID";

  private final @Nullable CollectRows orders;
  private final Parts details;
  private final Parts payments;

  OrderPage(Walk walk, @Nullable Long before, Instant asked) {
    super("orders", ORDER_ID, before, asked);
    this.orders = walk.collect(ApiTables.ORDERS);
    this.details = new Parts(walk, ApiTables.DETAILS);
    this.payments = new Parts(walk, ApiTables.PAYMENTS);
  }

  @Override
  void refuse(Map<String, Object> place, String reason, String text) {
    if (orders != null) {
      orders.refuse(place, reason, text);
    }
  }

  @Override
  void take(Map<String, @Nullable Object> record, @Nullable Long id, Map<String, Object> place) {
    boolean read = orders == null || orders.add(record, place);
    if (read && id != null) {
      details.take(field(record, "details"), id);
      payments.take(field(record, "payments"), id);
    }
  }

  @Override
  List<TableRows> tables() {
    List<TableRows> tables = new ArrayList<>();
    if (orders != null) {
      orders.rows(Whole.NONE).ifPresent(tables::add);
    }
    details.addTo(tables);
    payments.addTo(tables);
    return tables;
  }

  @Override
  List<Reject> rejects() {
    return rejects(orders, details.rows, payments.rows);
  }

  /** Parts of one kind. */
  private static final class Parts {
    private final @Nullable CollectRows rows;
    private final String orderId;
    private final List<Object[]> whole = new ArrayList<>();

    Parts(Walk walk, ApiTable table) {
      this.rows = walk.collect(table);
      this.orderId =
          walk.tables()
              .find(table)
              .flatMap(fields -> fields.field(ORDER_ID))
              .map(Field::name)
              .orElse("");
    }

    void take(@Nullable Object json, long order) {
      if (rows == null || !(json instanceof List<?> list)) {
        return;
      }
      boolean all = true;
      int number = 0;
      for (Object item : list) {
        number++;
        Map<String, Object> place = new LinkedHashMap<>();
        place.put(ORDER_ID, order);
        place.put("part", (long) number);
        @Nullable Map<String, @Nullable Object> part = object(item);
        if (part == null) {
          rows.refuse(place, "no object", WriteJson.text(Map.of("part", String.valueOf(item))));
          all = false;
          continue;
        }
        Map<String, @Nullable Object> known = new LinkedHashMap<>();
        known.put(ORDER_ID, order);
        part.forEach((name, value) -> takeUnlessId(known, name, value));
        all &= rows.add(known, place);
      }
      if (all && !orderId.isEmpty()) {
        whole.add(new Object[] {order});
      }
    }

    /** A part is of the order that lists it, whatever it says itself. */
    private static void takeUnlessId(
        Map<String, @Nullable Object> known, String name, @Nullable Object value) {
      if (!name.equalsIgnoreCase(ORDER_ID)) {
        known.put(name, value);
      }
    }

    void addTo(List<TableRows> tables) {
      if (rows != null) {
        rows.rows(whole.isEmpty() ? Whole.NONE : new Whole(List.of(orderId), whole))
            .ifPresent(tables::add);
      }
    }
  }
}

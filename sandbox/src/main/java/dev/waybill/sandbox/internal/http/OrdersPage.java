package dev.waybill.sandbox.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.sandbox.Fault;
import dev.waybill.sandbox.internal.model.ApiField;
import dev.waybill.sandbox.internal.model.ApiTables;
import dev.waybill.sandbox.internal.model.OrderRecord;
import dev.waybill.sandbox.internal.model.ReadRow;
import dev.waybill.sandbox.internal.model.Row;
import dev.waybill.sandbox.internal.world.OrderTest;
import dev.waybill.sandbox.internal.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code GET /orders}. */
final class OrdersPage {
  private static final Set<String> PARAMETERS =
      Set.of(
          "greaterThanOrderID",
          "greaterThanModifiedDate",
          "batchSize",
          "customerID",
          "orderID",
          "orderIDs",
          "orderStatus",
          "orderDateStart",
          "orderDateEnd",
          "createdDateStart",
          "createdDateEnd",
          "warehouseID",
          "returnCustomer");
  private static final ApiField STATUS =
      Objects.requireNonNull(ApiTables.ORDERS.field("orderStatus"));

  private final World world;

  OrdersPage(World world) {
    this.world = world;
  }

  byte[] answer(@Nullable String query, PageStyle style) {
    Query asked = Query.of(query, PARAMETERS);
    List<OrderRecord> orders =
        new ArrayList<>(
            world.orders(Paging.of(asked, "greaterThanOrderID", "orderID"), test(asked)));
    style.order(orders);
    if (style.has(Fault.Kind.TOO_LONG) && !orders.isEmpty()) {
      orders.get(0).order().set("City", Paging.TOO_LONG);
    }
    boolean withCustomer = asked.flag("returnCustomer");
    return Body.of(json -> page(json, orders, withCustomer, style));
  }

  static int status(String text) {
    Integer number = ReadRow.number(STATUS, text);
    if (number == null || number >= STATUS.names().size()) {
      throw Refused.bad("orderStatus is no status by name or number");
    }
    return number;
  }

  private static OrderTest test(Query asked) {
    OptionalInt customer = asked.number("customerID");
    OptionalInt warehouse = asked.number("warehouseID");
    String statusText = asked.text("orderStatus");
    OptionalInt status =
        statusText == null ? OptionalInt.empty() : OptionalInt.of(status(statusText));
    OptionalLong start = asked.date("orderDateStart");
    OptionalLong end = asked.date("orderDateEnd");
    OptionalLong createdStart = asked.date("createdDateStart");
    OptionalLong createdEnd = asked.date("createdDateEnd");
    return (orders, place) ->
        fits(customer, orders.customerId(place))
            && fits(status, orders.status(place))
            && Paging.within(orders.placed(place), start, end)
            && Paging.within(orders.created(place), createdStart, createdEnd)
            && (warehouse.isEmpty() || fits(warehouse, orders.warehouse(place)));
  }

  private static boolean fits(OptionalInt wanted, int actual) {
    return wanted.isEmpty() || wanted.getAsInt() == actual;
  }

  private void page(
      JsonGenerator json, List<OrderRecord> orders, boolean withCustomer, PageStyle style)
      throws IOException {
    WriteRows write = new WriteRows(json, style.style());
    json.writeArrayFieldStart("orders");
    for (OrderRecord order : orders) {
      json.writeStartObject();
      write.fields(order.order(), ApiTables.ORDERS);
      array(write, json, "details", order.details());
      array(write, json, "payments", order.payments());
      json.writeArrayFieldStart("expectedPayments");
      json.writeEndArray();
      json.writeFieldName("customer");
      Optional<Row> customer =
          withCustomer ? world.customer(order.order().number("CustomerID")) : Optional.empty();
      if (customer.isPresent()) {
        write.object(customer.get());
      } else {
        json.writeNull();
      }
      write.unknown(order.order());
      Paging.extra(json, style);
      json.writeEndObject();
    }
    json.writeEndArray();
    Paging.end(json, orders.size(), style);
  }

  private static void array(WriteRows write, JsonGenerator json, String name, List<Row> rows)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Row row : rows) {
      write.object(row);
    }
    json.writeEndArray();
  }
}

package dev.waybill.sandbox.internal.http;

import dev.waybill.sandbox.Spelling;
import dev.waybill.sandbox.internal.model.ApiField;
import dev.waybill.sandbox.internal.model.ApiTables;
import dev.waybill.sandbox.internal.model.ReadRow;
import dev.waybill.sandbox.internal.world.OrderChange;
import dev.waybill.sandbox.internal.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls that change orders: all that one names, or, where something is wrong, none. */
final class WriteBacks {
  /** What cannot be set: keys, dates that follow by themselves, and sums of the lines. */
  private static final Set<String> FIXED =
      Set.of("OrderID", "CustomerID", "CreatedDate", "ModifiedDate", "CreatedBy", "ModifiedBy");

  private final World world;
  private final Spelling spelling;

  WriteBacks(World world, Spelling spelling) {
    this.world = world;
    this.spelling = spelling;
  }

  /** {@code POST /orders/statusbatch}. */
  byte[] statusBatch(Map<String, @Nullable Object> body) {
    Map<String, @Nullable Object> status = new HashMap<>();
    set(status, "orderStatus", body.remove("orderStatus"));
    if (!(body.remove("details") instanceof List<?> details) || details.isEmpty()) {
      throw Refused.bad("details is missing: a list of orders");
    }
    nothingElse(body);
    List<OrderChange> changes = new ArrayList<>();
    for (Object detail : details) {
      if (!(detail instanceof Map<?, ?> object)) {
        throw Refused.bad("details must be objects");
      }
      OrderChange change = change(Body.anyCase(object));
      change.values().putAll(status);
      changes.add(change);
    }
    return apply(changes);
  }

  /** {@code POST /orders/status}. */
  byte[] status(Map<String, @Nullable Object> body) {
    if (body.get("orderStatus") == null) {
      throw Refused.bad("orderStatus is missing");
    }
    return apply(List.of(change(body)));
  }

  /** {@code PATCH /orders}. */
  byte[] patch(Map<String, @Nullable Object> body) {
    return apply(List.of(change(body)));
  }

  private byte[] apply(List<OrderChange> changes) {
    List<Integer> unknown = world.writeBack(changes);
    if (!unknown.isEmpty()) {
      throw Refused.unknown("there is no order " + unknown.get(0) + "; nothing was changed");
    }
    return Body.of(json -> Body.result(json, spelling, List.of()));
  }

  private static OrderChange change(Map<String, @Nullable Object> fields) {
    Object id = fields.remove("orderID");
    Object key = fields.remove("orderKey");
    if (id != null && key != null) {
      throw Refused.bad("orderID and orderKey cannot be given together");
    }
    if (!(id instanceof Integer number)) {
      throw Refused.bad(key == null ? "orderID is missing" : "orders have no orderKey here");
    }
    Map<String, @Nullable Object> values = new HashMap<>();
    fields.forEach((name, value) -> set(values, name, value));
    return new OrderChange(number, values);
  }

  private static void set(
      Map<String, @Nullable Object> values, String name, @Nullable Object value) {
    ApiField field = ApiTables.ORDERS.field(name);
    if (field == null || !field.holdsColumn()) {
      throw Refused.bad("orders have no field '" + name + "'");
    }
    String column = ApiTables.ORDERS.columnName(field.column());
    if (FIXED.contains(column) || "money".equals(ApiTables.ORDERS.type(field.column()))) {
      throw Refused.bad(name + " cannot be changed");
    }
    values.put(column, checked(field, name, value));
  }

  private static @Nullable Object checked(ApiField field, String name, @Nullable Object value) {
    String type = ApiTables.ORDERS.type(field.column());
    if (field.kind() == ApiField.Kind.ENUMERATION && name.equalsIgnoreCase("orderStatus")) {
      if (value == null) {
        throw Refused.bad("orderStatus is missing");
      }
      return OrdersPage.status(String.valueOf(value));
    }
    Object read = ReadRow.value(field, value);
    boolean fits =
        read == null
            || switch (type) {
              case "int" -> read instanceof Integer;
              case "bit" -> read instanceof Boolean;
              case "datetime" -> read instanceof Instant;
              default -> read instanceof String;
            };
    if (!fits) {
      throw Refused.bad(name + " is of the wrong type");
    }
    return read;
  }

  private static void nothingElse(Map<String, @Nullable Object> body) {
    if (!body.isEmpty()) {
      throw Refused.bad("there is no field '" + body.keySet().iterator().next() + "' here");
    }
  }
}

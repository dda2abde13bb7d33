package dev.waybill.sandbox.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.sandbox.Fault;
import dev.waybill.sandbox.internal.model.Row;
import dev.waybill.sandbox.internal.world.CustomerTest;
import dev.waybill.sandbox.internal.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code GET /customers}. */
final class CustomersPage {
  private static final Set<String> PARAMETERS =
      Set.of(
          "greaterThanCustomerID",
          "greaterThanModifiedDate",
          "batchSize",
          "customerID",
          "createdDateStart",
          "createdDateEnd",
          "customerTypes",
          "customerStatuses");

  private final World world;

  CustomersPage(World world) {
    this.world = world;
  }

  byte[] answer(@Nullable String query, PageStyle style) {
    Query asked = Query.of(query, PARAMETERS);
    List<Row> rows =
        new ArrayList<>(
            world.customers(Paging.of(asked, "greaterThanCustomerID", "customerID"), test(asked)));
    style.order(rows);
    if (style.has(Fault.Kind.TOO_LONG) && !rows.isEmpty()) {
      rows.get(0).set("MainCity", Paging.TOO_LONG);
    }
    return Body.of(json -> page(json, rows, style));
  }

  private static CustomerTest test(Query asked) {
    Set<Integer> types = asked.numbers("customerTypes");
    Set<Integer> statuses = asked.numbers("customerStatuses");
    OptionalLong start = asked.date("createdDateStart");
    OptionalLong end = asked.date("createdDateEnd");
    return (customers, place) ->
        (types.isEmpty() || types.contains(customers.type(place)))
            && (statuses.isEmpty() || statuses.contains(customers.status(place)))
            && Paging.within(customers.created(place), start, end);
  }

  private static void page(JsonGenerator json, List<Row> rows, PageStyle style) throws IOException {
    WriteRows write = new WriteRows(json, style.style());
    json.writeArrayFieldStart("customers");
    for (Row row : rows) {
      json.writeStartObject();
      write.fields(row, row.table());
      write.unknown(row);
      Paging.extra(json, style);
      json.writeEndObject();
    }
    json.writeEndArray();
    Paging.end(json, rows.size(), style);
  }
}

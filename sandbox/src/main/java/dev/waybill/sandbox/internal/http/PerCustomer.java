package dev.waybill.sandbox.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.sandbox.SandboxSettings.Style;
import dev.waybill.sandbox.internal.model.ApiField;
import dev.waybill.sandbox.internal.model.ApiTable;
import dev.waybill.sandbox.internal.model.ApiTables;
import dev.waybill.sandbox.internal.model.Row;
import dev.waybill.sandbox.internal.world.World;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is asked for one customer: site, account and direct deposit. */
final class PerCustomer {
  private static final Set<String> PARAMETERS = Set.of("customerID");

  private final World world;
  private final Style style;

  PerCustomer(World world, Style style) {
    this.world = world;
    this.style = style;
  }

  private int customer(@Nullable String query) {
    int id =
        Query.of(query, PARAMETERS)
            .number("customerID")
            .orElseThrow(() -> Refused.bad("customerID is missing"));
    if (world.customer(id).isEmpty()) {
      throw Refused.unknown("there is no customer " + id);
    }
    return id;
  }

  /** {@code GET /customers/site}; a customer without one is answered with 404. */
  byte[] site(@Nullable String query) {
    int id = customer(query);
    Row row = world.site(id).orElseThrow(() -> Refused.unknown("customer " + id + " has no site"));
    return Body.of(
        json -> {
          WriteRows write = new WriteRows(json, style);
          write.fields(row, ApiTables.SITES);
          write.unknown(row);
          Body.result(json, style.spelling(), List.of());
        });
  }

  /** {@code GET /account}; a card or bank account that is not there is null. */
  byte[] account(@Nullable String query) {
    Row row = accountOf(customer(query));
    return Body.of(
        json -> {
          for (Map.Entry<String, ApiTable> part : ApiTables.ACCOUNT.entrySet()) {
            json.writeFieldName(part.getKey());
            part(json, row, part.getValue());
          }
          Body.result(json, style.spelling(), List.of());
        });
  }

  private void part(JsonGenerator json, Row row, ApiTable shown) throws IOException {
    boolean there = false;
    for (ApiField field : shown.fields()) {
      there |= field.column() >= 0 && row.value(field.column()) != null;
    }
    if (!there) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    new WriteRows(json, style).fields(row, shown);
    json.writeEndObject();
  }

  /** {@code GET /account/directdeposit}; the fields of a customer without one are null. */
  byte[] deposit(@Nullable String query) {
    Row row = accountOf(customer(query));
    return Body.of(
        json -> {
          new WriteRows(json, style).fields(row, ApiTables.DEPOSIT);
          Body.result(json, style.spelling(), List.of());
        });
  }

  private Row accountOf(int customer) {
    return world.account(customer).orElseGet(() -> new Row(ApiTables.ACCOUNTS));
  }
}

package dev.waybill.sandbox.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.sandbox.Fault;
import dev.waybill.sandbox.internal.world.PageOf;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;

/** What pages of customers and of orders have in common. */
final class Paging {
  static final int DEFAULT_BATCH = 100;
  static final int LARGEST_BATCH = 500;
  static final String TOO_LONG = "x".repeat(600);

  private Paging() {}

  /** The page that the parameters ask for. */
  static PageOf of(Query asked, String greaterThan, String id) {
    int batch = asked.number("batchSize").orElse(DEFAULT_BATCH);
    if (batch < 1) {
      throw Refused.bad("batchSize must be 1 or more");
    }
    NavigableSet<Integer> ids = asked.numbers(id + "s");
    asked.number(id).ifPresent(ids::add);
    return new PageOf(
        asked.number(greaterThan).orElse(0),
        asked.date("greaterThanModifiedDate").orElse(Long.MIN_VALUE),
        Math.min(batch, LARGEST_BATCH),
        ids);
  }

  static boolean within(long date, OptionalLong start, OptionalLong end) {
    return date >= start.orElse(Long.MIN_VALUE) && date <= end.orElse(Long.MAX_VALUE);
  }

  /** Fields that nobody documented, where they are a fault of the page. */
  static void extra(JsonGenerator json, PageStyle style) throws IOException {
    if (style.has(Fault.Kind.EXTRA)) {
      json.writeStringField("loyaltyTier", "gold");
      json.writeObjectFieldStart("loyalty");
      json.writeNumberField("points", 12);
      json.writeArrayFieldStart("badges");
      json.writeString("early");
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  static void end(JsonGenerator json, int records, PageStyle style) throws IOException {
    json.writeNumberField("recordCount", records);
    Body.result(json, style.style().spelling(), List.of());
  }
}

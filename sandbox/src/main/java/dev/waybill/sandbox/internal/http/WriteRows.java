package dev.waybill.sandbox.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.sandbox.SandboxSettings.Style;
import dev.waybill.sandbox.Spelling;
import dev.waybill.sandbox.internal.model.ApiDates;
import dev.waybill.sandbox.internal.model.ApiField;
import dev.waybill.sandbox.internal.model.ApiTable;
import dev.waybill.sandbox.internal.model.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rows as the API shows them. */
final class WriteRows {
  private final JsonGenerator json;
  private final Style style;

  WriteRows(JsonGenerator json, Style style) {
    this.json = json;
    this.style = style;
  }

  /** The fields of a row, inside an object that is open. */
  void fields(Row row, ApiTable shown) throws IOException {
    for (ApiField field : shown.fields()) {
      json.writeFieldName(field.name(style.spelling()));
      Object value = field.column() < 0 ? null : row.value(field.column());
      if (value instanceof Integer number && !field.names().isEmpty()) {
        enumeration(field, number);
      } else {
        value(value);
      }
    }
  }

  void unknown(Row row) throws IOException {
    for (Map.Entry<String, @Nullable Object> entry : row.unknown().entrySet()) {
      json.writeFieldName(entry.getKey());
      value(entry.getValue());
    }
  }

  void object(Row row) throws IOException {
    json.writeStartObject();
    fields(row, row.table());
    unknown(row);
    json.writeEndObject();
  }

  private void enumeration(ApiField field, int number) throws IOException {
    String name = number >= 0 && number < field.names().size() ? field.names().get(number) : "";
    boolean byName =
        field.kind() == ApiField.Kind.DESCRIPTION || style.spelling() == Spelling.NAMES;
    if (byName && !name.isEmpty()) {
      json.writeString(name);
    } else {
      json.writeNumber(number);
    }
  }

  void value(@Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Instant instant) {
      json.writeString(ApiDates.write(instant, style.dates()));
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        value(entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        value(item);
      }
      json.writeEndArray();
    } else {
      json.writeString(value.toString());
    }
  }
}

package dev.waybill.app.print;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.waybill.Rows;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An array of objects, one object a line, so that tools by line and tools by value both work. */
final class JsonSink implements RowSink {
  private static final Set<String> JSON_TYPES = Set.of("json", "jsonb");

  private final PrintWriter out;
  private final JsonGenerator json;
  private final List<SerializedString> names = new ArrayList<>();
  private final List<Boolean> raw = new ArrayList<>();

  JsonSink(PrintWriter out) {
    this.out = out;
    this.json = generator(out);
    json.setRootValueSeparator(new SerializedString(",\n"));
  }

  static JsonGenerator generator(PrintWriter out) {
    try {
      return JsonFactory.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build()
          .createGenerator(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void begin(Rows rows) {
    Set<String> taken = new HashSet<>();
    for (Rows.Column column : rows.columns()) {
      String name = column.name();
      for (int i = 2; !taken.add(name); i++) {
        name = column.name() + "_" + i;
      }
      names.add(new SerializedString(name));
      raw.add(JSON_TYPES.contains(column.type().toLowerCase(java.util.Locale.ROOT)));
    }
    out.print("[\n");
  }

  @Override
  public void row(Rows rows) {
    try {
      json.writeStartObject();
      for (int i = 0; i < names.size(); i++) {
        json.writeFieldName(names.get(i));
        Object value = rows.value(i);
        if (raw.get(i) && value instanceof String text) {
          json.writeRawValue(text);
        } else {
          WriteJson.value(json, value);
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void end() {
    try {
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.print("\n]\n");
  }
}

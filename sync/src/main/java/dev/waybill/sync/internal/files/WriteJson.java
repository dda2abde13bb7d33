package dev.waybill.sync.internal.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.sync.internal.files.MapColumns.Mapping;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** Small JSON texts. */
final class WriteJson {
  private static final JsonFactory JSON = new JsonFactory();

  private WriteJson() {}

  /** Something that writes; memory does not fail. */
  interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  static String write(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static String text(String text) {
    return write(json -> json.writeString(text));
  }

  /** Where a record is found again. */
  static String place(String file, long line) {
    return write(
        json -> {
          json.writeStartObject();
          json.writeStringField("file", file);
          json.writeNumberField("line", line);
          json.writeEndObject();
        });
  }

  /** A key, as the loader writes it. */
  static String key(List<String> names, List<Object> values) {
    return write(
        json -> {
          json.writeStartObject();
          for (int i = 0; i < names.size(); i++) {
            json.writeFieldName(names.get(i));
            if (values.get(i) instanceof Number number) {
              json.writeNumber(new BigDecimal(number.toString()).toPlainString());
            } else {
              json.writeString(values.get(i).toString());
            }
          }
          json.writeEndObject();
        });
  }

  /** A record by the table's columns, as it is tried again. */
  static String record(Mapping mapping, FileRecord.Fields fields) {
    return write(
        json -> {
          json.writeStartObject();
          for (int i = 0; i < mapping.names().size(); i++) {
            json.writeStringField(mapping.names().get(i), fields.values().get(mapping.at().get(i)));
          }
          json.writeEndObject();
        });
  }

  /** A record by the names of the file. */
  static String record(FileRecord.Fields fields) {
    return write(
        json -> {
          json.writeStartObject();
          for (int i = 0; i < fields.names().size(); i++) {
            json.writeStringField(fields.names().get(i), fields.values().get(i));
          }
          json.writeEndObject();
        });
  }
}

package dev.waybill.sandbox.internal.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.waybill.sandbox.Spelling;
import dev.waybill.sandbox.internal.model.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes and reads bodies of JSON. */
final class Body {
  private static final JsonFactory JSON = new JsonFactory();

  /** Writes the inside of an object. */
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private Body() {}

  /** An object with these fields. */
  static byte[] of(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The field {@code result} of an answer: done, where there are no errors. */
  static void result(JsonGenerator json, Spelling spelling, List<String> errors)
      throws IOException {
    json.writeFieldName("result");
    json.writeStartObject();
    json.writeFieldName("status");
    if (spelling == Spelling.NAMES) {
      json.writeString(errors.isEmpty() ? "Success" : "Failure");
    } else {
      json.writeNumber(errors.isEmpty() ? 0 : 1);
    }
    json.writeArrayFieldStart("errors");
    for (String error : errors) {
      json.writeString(error);
    }
    json.writeEndArray();
    json.writeNullField("transactionKey");
    json.writeEndObject();
  }

  /** An answer that says what was wrong. */
  static byte[] failure(Spelling spelling, String error) {
    return of(json -> result(json, spelling, List.of(error)));
  }

  /** Reads an object, whose fields are found in whatever case. */
  static Map<String, @Nullable Object> read(InputStream in) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw Refused.bad("the body must be a JSON object");
      }
      Map<?, ?> object = (Map<?, ?>) Objects.requireNonNull(JsonTree.read(json));
      return anyCase(object);
    } catch (JsonProcessingException e) {
      throw Refused.bad("the body is no JSON");
    }
  }

  static Map<String, @Nullable Object> anyCase(Map<?, ?> object) {
    Map<String, @Nullable Object> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    object.forEach((name, value) -> fields.put(String.valueOf(name), value));
    return fields;
  }
}

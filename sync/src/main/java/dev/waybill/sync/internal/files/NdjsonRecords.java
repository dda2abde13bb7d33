package dev.waybill.sync.internal.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.waybill.load.TargetTable.Kind;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of JSON, one a line; lines that are blank count and say nothing. */
final class NdjsonRecords implements ReadRecords {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Names whose kinds are remembered: enough for any table. */
  private static final int MOST_NAMES = 5000;

  private final ReadLines lines;
  private final Map<String, Kind> kinds = new HashMap<>();

  NdjsonRecords(Reader text) {
    this.lines = new ReadLines(text);
  }

  @Override
  public @Nullable FileRecord next() throws IOException, Unreadable {
    try {
      @Nullable String line = lines.next();
      while (line != null && line.isBlank()) {
        line = lines.next();
      }
      return line == null ? null : parse(line);
    } catch (Undecodable e) {
      throw e.unreadable();
    }
  }

  private FileRecord parse(String line) throws IOException {
    List<String> names = new ArrayList<>();
    List<@Nullable String> values = new ArrayList<>();
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return broken("is no JSON object", line);
      }
      for (@Nullable String name = json.nextFieldName();
          name != null;
          name = json.nextFieldName()) {
        json.nextToken();
        names.add(name);
        note(name, json.currentToken());
        values.add(value(json));
      }
      if (json.nextToken() != null) {
        return broken("has something after its object", line);
      }
      return new FileRecord.Fields(
          lines.number(), List.copyOf(names), Collections.unmodifiableList(values));
    } catch (JsonProcessingException e) {
      // Its message may show a piece of the record.
      int character = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      return broken("is no JSON from character " + character + " on, or names a field twice", line);
    }
  }

  private FileRecord broken(String reason, String line) {
    return new FileRecord.Broken(lines.number(), reason, line);
  }

  private static @Nullable String value(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (!json.currentToken().isStructStart()) {
      return json.getText();
    }
    StringWriter inner = new StringWriter();
    try (JsonGenerator copy = JSON.createGenerator(inner)) {
      copy.copyCurrentStructure(json);
    }
    return inner.toString();
  }

  private void note(String name, JsonToken token) {
    Kind kind =
        switch (token) {
          case VALUE_NUMBER_INT -> Kind.WHOLE_NUMBER;
          case VALUE_NUMBER_FLOAT -> Kind.DECIMAL;
          case VALUE_TRUE, VALUE_FALSE -> Kind.TRUTH;
          default -> Kind.TEXT;
        };
    if (token != JsonToken.VALUE_NULL && (kinds.size() < MOST_NAMES || kinds.containsKey(name))) {
      kinds.merge(name, kind, ReadRecords::both);
    }
  }

  @Override
  public String where(String name) {
    return "field " + name;
  }

  @Override
  public Kind kind(String name) {
    return kinds.getOrDefault(name, Kind.TEXT);
  }
}

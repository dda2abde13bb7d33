package dev.waybill.sync.internal.exigo;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer that lists records, one record at a time: {@code {"customers": [...],
 * "recordCount": n, "result": null}}.
 */
final class ReadList {
  private ReadList() {}

  /**
   * Reads the list.
   *
   * @param name of the list
   * @param each is given each record, as {@link ReadJson} reads it
   * @return how many records the API says there are; -1 where it does not say
   * @throws IOException where it is cut off, no JSON, or without the list: a walk ends at an empty
   *     list, which a missing one must not pass for
   * @throws Trouble where the answer tells a failure
   */
  static long read(InputStream in, String name, Consumer<@Nullable Object> each)
      throws IOException {
    long count = -1;
    boolean listed = false;
    try (JsonParser parser = ReadJson.parser(in)) {
      ReadJson.start(parser);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken token = parser.nextToken();
        if (field.equalsIgnoreCase(name) && token == JsonToken.START_ARRAY) {
          listed = true;
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            each.accept(ReadJson.value(parser));
          }
        } else if (field.equalsIgnoreCase("recordCount") && token == JsonToken.VALUE_NUMBER_INT) {
          count = parser.getLongValue();
        } else if (field.equalsIgnoreCase("result") && token == JsonToken.START_OBJECT) {
          CheckResult.check(ReadJson.value(parser));
        } else {
          parser.skipChildren();
        }
      }
      if (!listed) {
        throw new JsonParseException(parser, "no list");
      }
      ReadJson.end(parser);
    }
    return count;
  }

  /** An answer that is one record. */
  static Map<String, @Nullable Object> record(InputStream in) throws IOException {
    Map<String, @Nullable Object> record = ReadJson.object(in);
    CheckResult.check(record.get("result"));
    return record;
  }
}

package dev.waybill.sync.internal.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.sync.internal.files.Progress.Aside;
import dev.waybill.sync.internal.files.Progress.Current;
import dev.waybill.sync.internal.files.Progress.State;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Progress} as JSON: arrays in the order of the records' components, since nobody else reads
 * it.
 */
final class ProgressJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ProgressJson() {}

  static String write(Progress progress) {
    return WriteJson.write(
        json -> {
          json.writeStartObject();
          @Nullable Current current = progress.current();
          if (current != null) {
            json.writeArrayFieldStart("current");
            json.writeString(current.name());
            json.writeString(current.digest());
            json.writeNumber(current.records());
            json.writeString(current.state().name());
            for (Aside aside : current.aside()) {
              json.writeNumber(aside.from());
              json.writeNumber(aside.to());
              json.writeNumber(aside.records());
            }
            json.writeEndArray();
          }
          json.writeArrayFieldStart("recent");
          for (String digest : progress.recent()) {
            json.writeString(digest);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("watched");
          for (Watched watched : progress.watched()) {
            write(json, watched);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, Watched watched) throws IOException {
    json.writeString(watched.look().name());
    json.writeNumber(watched.look().size());
    json.writeString(watched.look().modified().toString());
    json.writeString(watched.look().id());
    json.writeString(watched.since().toString());
  }

  /** What was written. */
  static Progress read(String text) {
    Progress progress = Progress.NONE;
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      for (@Nullable String name = json.nextFieldName();
          name != null;
          name = json.nextFieldName()) {
        List<String> values = values(json);
        progress =
            switch (name) {
              case "current" ->
                  new Progress(current(values), progress.recent(), progress.watched());
              case "recent" -> new Progress(progress.current(), values, progress.watched());
              default -> progress.watching(watched(values));
            };
      }
      return progress;
    } catch (IOException | RuntimeException e) {
      throw new WaybillException(
          ErrorCode.INTERNAL, "the watermark of this source of type files cannot be read", e);
    }
  }

  private static List<String> values(JsonParser json) throws IOException {
    List<String> values = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(json.getText());
    }
    return values;
  }

  private static Current current(List<String> values) {
    List<Aside> aside = new ArrayList<>();
    for (int i = 4; i < values.size(); i += 3) {
      aside.add(
          new Aside(
              Long.parseLong(values.get(i)),
              Long.parseLong(values.get(i + 1)),
              Long.parseLong(values.get(i + 2))));
    }
    return new Current(
        values.get(0),
        values.get(1),
        Long.parseLong(values.get(2)),
        State.valueOf(values.get(3)),
        aside);
  }

  private static List<Watched> watched(List<String> values) {
    List<Watched> watched = new ArrayList<>();
    for (int i = 0; i < values.size(); i += 5) {
      Look look =
          new Look(
              values.get(i),
              Long.parseLong(values.get(i + 1)),
              Instant.parse(values.get(i + 2)),
              values.get(i + 3));
      watched.add(new Watched(look, Instant.parse(values.get(i + 4))));
    }
    return watched;
  }
}

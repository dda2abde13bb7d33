package dev.waybill.sync.internal.exigo;

import dev.waybill.load.Watermark;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes progress as a watermark's JSON, and reads it again. */
final class WatermarkText {
  private WatermarkText() {}

  static Watermark write(Progress progress) {
    Map<String, @Nullable Object> text = new LinkedHashMap<>();
    text.put("origin", progress.origin());
    text.put("phase", progress.phase().name().toLowerCase(Locale.ROOT));
    text.put("last", progress.last());
    text.put("since", text(progress.since()));
    text.put("started", text(progress.started()));
    text.put("upTo", text(progress.upTo()));
    Map<String, @Nullable Object> parts = new LinkedHashMap<>();
    progress.parts().forEach((id, modified) -> parts.put(String.valueOf(id), modified));
    text.put("parts", parts);
    return new Watermark(WriteJson.text(text), progress.upTo());
  }

  /** Empty where it is not of this kind. */
  static Optional<Progress> read(String text) {
    try {
      Map<String, @Nullable Object> read =
          ReadJson.object(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      Map<Long, String> parts = new HashMap<>();
      if (read.get("parts") instanceof Map<?, ?> map) {
        map.forEach(
            (id, modified) ->
                parts.put(Long.valueOf(String.valueOf(id)), String.valueOf(modified)));
      }
      return Optional.of(
          new Progress(
              String.valueOf(read.get("origin")),
              Progress.Phase.valueOf(String.valueOf(read.get("phase")).toUpperCase(Locale.ROOT)),
              read.get("last") instanceof Long last ? last : null,
              instant(read.get("since")),
              instant(read.get("started")),
              instant(read.get("upTo")),
              parts));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }

  private static @Nullable Instant instant(@Nullable Object text) {
    return text instanceof String written ? Instant.parse(written) : null;
  }
}

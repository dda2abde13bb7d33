package dev.waybill.sync;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A source as it is configured.
 *
 * @param name by which it is called, such as {@code exigo}
 * @param type which kind of source, such as {@code jdbc}
 * @param every the time from the end of one pass to the beginning of the next
 * @param options the type's own keys, in the file's order: a value is a {@code String}, a {@code
 *     Secret} (a text with a reference in it), a {@code List} of values, or a {@code Map} of them
 */
public record SourceSettings(
    String name, String type, Duration every, Map<String, Object> options) {
  public static final Duration DEFAULT_EVERY = Duration.ofSeconds(30);

  public SourceSettings {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Without the values, any of which may be a secret. */
  @Override
  public String toString() {
    return name + " (" + type + ", every " + every + ", with " + options.keySet() + ")";
  }
}

package dev.waybill.app.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When the service refreshes which queue.
 *
 * @param queues by name, in the file's order; the service leaves a queue that is not among them to
 *     others
 */
public record Schedules(Map<String, When> queues) {
  public static final Schedules NONE = new Schedules(Map.of());

  public Schedules {
    queues = Collections.unmodifiableMap(new LinkedHashMap<>(queues));
  }
}

package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.Row;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was changed from outside, laid over the rows that are composed anew each time. Not
 * thread-safe.
 */
final class Patches {
  private final Map<Integer, Map<String, @Nullable Object>> byPlace = new HashMap<>();

  void put(int place, Map<String, ? extends @Nullable Object> values) {
    byPlace.computeIfAbsent(place, p -> new HashMap<>()).putAll(values);
  }

  void remove(int place, String column) {
    Map<String, @Nullable Object> values = byPlace.get(place);
    if (values != null) {
      values.remove(column);
    }
  }

  Row over(int place, Row row) {
    Map<String, @Nullable Object> values = byPlace.get(place);
    if (values != null) {
      values.forEach(row::set);
    }
    return row;
  }
}

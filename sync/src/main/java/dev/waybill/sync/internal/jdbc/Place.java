package dev.waybill.sync.internal.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * Where reading by date goes on.
 *
 * @param modified the last date read
 * @param key the last key read of that date; empty to read all of that date
 */
record Place(Object modified, List<Object> key) {
  Place {
    key = List.copyOf(key);
  }

  /** Date and key as one. */
  List<Object> values() {
    List<Object> values = new ArrayList<>();
    values.add(modified);
    values.addAll(key);
    return values;
  }
}

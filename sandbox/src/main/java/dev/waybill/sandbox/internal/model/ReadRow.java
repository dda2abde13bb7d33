package dev.waybill.sandbox.internal.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rows out of the API's own shape. What does not fit its column is kept as it is. */
public final class ReadRow {
  private ReadRow() {}

  /** Sets what the object says; fields that nobody knows are kept beside the columns. */
  public static Row into(Row row, ApiTable shown, Map<?, ?> object) {
    object.forEach(
        (name, value) -> {
          ApiField field = shown.field(String.valueOf(name));
          if (field == null) {
            row.addUnknown(String.valueOf(name), value);
          } else if (field.holdsColumn()) {
            row.set(field.column(), value(field, value));
          }
        });
    return row;
  }

  /** The column's value for one of its field. */
  public static @Nullable Object value(ApiField field, @Nullable Object json) {
    if (field.kind() == ApiField.Kind.DATE && json instanceof String text) {
      Optional<Instant> date = ApiDates.read(text);
      return date.isPresent() ? date.get() : text;
    }
    if (field.kind() == ApiField.Kind.ENUMERATION && json instanceof String text) {
      Integer number = number(field, text);
      return number == null ? text : number;
    }
    return json;
  }

  /** The number of an enumeration's name, or of its number as text; null for an unknown one. */
  public static @Nullable Integer number(ApiField field, String text) {
    if (text.matches("\\d{1,4}")) {
      return Integer.valueOf(text);
    }
    for (int i = 0; i < field.names().size(); i++) {
      if (!text.isEmpty() && field.names().get(i).equalsIgnoreCase(text)) {
        return i;
      }
    }
    return null;
  }
}

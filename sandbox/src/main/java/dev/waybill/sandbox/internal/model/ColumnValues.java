package dev.waybill.sandbox.internal.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row as its table would hold it: the columns that the API shows, with their own types. */
public final class ColumnValues {
  private ColumnValues() {}

  /**
   * The columns that a row of one of these shows has.
   *
   * @param shown how the API shows the table, in one or several parts
   */
  public static Map<String, @Nullable Object> of(Row row, List<ApiTable> shown) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (ApiTable table : shown) {
      for (ApiField field : table.fields()) {
        if (field.holdsColumn()) {
          String column = table.columnName(field.column());
          values.put(column, value(table, field, row.value(field.column())));
        }
      }
    }
    if (row.table() == ApiTables.DETAILS) {
      // A line stands inside its order, and so has no field of it.
      values.put("OrderID", row.value("OrderID"));
    }
    return values;
  }

  private static @Nullable Object value(ApiTable table, ApiField field, @Nullable Object value) {
    if (value instanceof Instant instant) {
      return ApiDates.local(instant);
    }
    if (value instanceof Integer number && "money".equals(table.type(field.column()))) {
      return BigDecimal.valueOf(number);
    }
    if (table.columnName(field.column()).equals("Gender") && value instanceof String name) {
      return name.isEmpty() ? name : name.substring(0, 1);
    }
    return value;
  }
}

package dev.waybill.sync.internal.jdbc;

import dev.waybill.sync.spi.ReadOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One table to read, as the user writes it.
 *
 * @param at its place in the configuration, for what is wrong with it
 * @param from the table or view in the source
 * @param to the table that its rows go into
 * @param modified the column that dates a change; null where only the comparison finds changes
 * @param key columns that identify a row in the source; empty to take those that map to the
 *     target's key
 * @param columns target columns by source column, beside those whose names agree
 * @param fixed values of target columns, the same in each row
 * @param where a condition in the source's SQL; null for all rows
 * @param deletes whether rows that are gone are deleted
 */
record TableSetting(
    ReadOptions at,
    String from,
    String to,
    @Nullable String modified,
    List<String> key,
    Map<String, String> columns,
    Map<String, String> fixed,
    @Nullable String where,
    boolean deletes) {
  TableSetting {
    key = List.copyOf(key);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
  }

  static TableSetting read(ReadOptions at, boolean deletes) {
    at.allow("from", "to", "modified", "key", "columns", "fixed", "where", "deletes");
    return new TableSetting(
        at,
        at.required("from", "sales.orders"),
        at.required("to", "dbo.Orders"),
        at.text("modified").orElse(null),
        at.texts("key"),
        at.pairs("columns"),
        at.pairs("fixed"),
        at.text("where").orElse(null),
        at.flag("deletes", deletes));
  }

  /** What tells it from the source's other tables. */
  String id() {
    return from + ">" + to;
  }
}

package dev.waybill.sync.internal.exigo;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the API shows a table: fields have the columns' names, whatever the case, but for these.
 *
 * @param name of the table, without schema
 * @param key columns that identify a row
 * @param renamed columns by the field that shows them, fields in small letters
 * @param names by column, what the names of an enumeration stand for
 * @param other fields in small letters that are known and that no column of the model takes
 */
record ApiTable(
    String name,
    List<String> key,
    Map<String, String> renamed,
    Map<String, Map<String, Object>> names,
    Set<String> other) {}

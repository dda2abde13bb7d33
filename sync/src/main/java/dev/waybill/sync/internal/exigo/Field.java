package dev.waybill.sync.internal.exigo;

import dev.waybill.load.TargetTable;
import java.util.Map;

/**
 * The column that takes a field.
 *
 * @param place of the column among those of its table, from 0
 * @param column that takes it
 * @param names what the names of an enumeration stand for; empty for none
 * @param enumeration whether names are to be expected
 * @param day whether it is a day, which no offset moves
 */
record Field(
    int place,
    TargetTable.Column column,
    Map<String, Object> names,
    boolean enumeration,
    boolean day) {
  String name() {
    return column.name();
  }
}

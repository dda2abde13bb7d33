package dev.waybill.internal.h2;

import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import dev.waybill.spi.TableName;
import java.util.List;

/**
 * A table that can be loaded, as H2 has it.
 *
 * @param table as the loader sees it
 * @param name schema and table
 */
record H2Target(TargetTable table, TableName name) {
  /** The table's name in SQL. */
  String sqlName() {
    return TableSql.sqlName(name);
  }

  List<Column> key() {
    return table.key().stream().map(column -> table.column(column).orElseThrow()).toList();
  }
}

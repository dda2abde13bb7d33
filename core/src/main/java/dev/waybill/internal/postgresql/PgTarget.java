package dev.waybill.internal.postgresql;

import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import dev.waybill.spi.TableName;
import java.util.List;

/**
 * A table that can be loaded, as PostgreSQL has it.
 *
 * @param table as the loader sees it
 * @param relation its oid
 * @param name schema and table
 * @param columns those that can be written, in the table's order
 */
record PgTarget(TargetTable table, long relation, TableName name, List<PgColumn> columns) {
  /** The table's name in SQL. */
  String sqlName() {
    return Sql.name(name.schema()) + "." + Sql.name(name.table());
  }

  PgColumn column(Column column) {
    return columns.stream().filter(c -> c.column().equals(column)).findFirst().orElseThrow();
  }

  List<PgColumn> key() {
    return table.key().stream().map(name -> column(table.column(name).orElseThrow())).toList();
  }
}

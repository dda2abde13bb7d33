package dev.waybill.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table whose changes are captured, with every open point settled.
 *
 * @param name schema and table
 * @param frozenName the view's name in every queue
 * @param columns the columns to freeze, in the table's order
 * @param key the key's columns, not null and unique
 * @param modified the column that dates a change; null for none
 * @param parent the row whose document this row is a part of; null for a root
 * @param refers rows that a document brings along
 */
public record TrackedTable(
    TableName name,
    String frozenName,
    List<CatalogTable.Column> columns,
    List<CatalogTable.Column> key,
    CatalogTable.@Nullable Column modified,
    @Nullable Reference parent,
    List<Reference> refers) {

  /**
   * A pointer to another tracked table's key.
   *
   * @param table the table pointed at
   * @param columns of this table, in the order of the other's key
   */
  public record Reference(TableName table, List<CatalogTable.Column> columns) {}
}

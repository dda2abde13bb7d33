package dev.waybill.spi;

import java.util.List;

/**
 * A table as the database's catalog describes it.
 *
 * @param name schema and table
 * @param columns in their order
 * @param primaryKey columns of the primary key in its order; empty for none
 * @param uniqueKeys columns of each other unique constraint or index over columns that are all not
 *     null
 * @param foreignKeys to any table
 */
public record CatalogTable(
    TableName name,
    List<Column> columns,
    List<String> primaryKey,
    List<List<String>> uniqueKeys,
    List<ForeignKey> foreignKeys) {

  /**
   * A column.
   *
   * @param name as the catalog spells it
   * @param type as the database writes it in a definition, such as {@code numeric(19,4)}
   * @param nullable whether it takes null
   */
  public record Column(String name, String type, boolean nullable) {}

  /**
   * A foreign key.
   *
   * @param columns of this table
   * @param target the table pointed at
   * @param targetColumns its columns, in the same order
   */
  public record ForeignKey(List<String> columns, TableName target, List<String> targetColumns) {}
}

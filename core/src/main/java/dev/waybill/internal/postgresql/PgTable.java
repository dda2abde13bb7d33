package dev.waybill.internal.postgresql;

import dev.waybill.spi.CatalogTable;
import dev.waybill.spi.TableName;
import java.util.List;
import java.util.Map;

/**
 * What PostgreSQL's catalog knows of a table.
 *
 * @param oid the relation; 0 for one that install has yet to create
 * @param table as every pack describes it; types are schema and name, without length and precision
 * @param definitions of the columns' types with length and precision, as a definition writes them
 * @param equality the operator, with its schema, that tells whether two values of a column are
 *     equal
 * @param partitioned whether its rows are in partitions
 * @param relations itself and all partitions
 */
record PgTable(
    long oid,
    CatalogTable table,
    Map<String, String> definitions,
    Map<String, String> equality,
    boolean partitioned,
    List<Relation> relations) {

  /**
   * A table or partition on which triggers capture.
   *
   * @param name schema and table
   * @param holdsRows false for a partitioned table
   * @param triggers how many of the capture triggers are there and always enabled
   */
  record Relation(TableName name, boolean holdsRows, int triggers) {}
}

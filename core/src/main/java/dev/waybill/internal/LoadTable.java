package dev.waybill.internal;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * A table with the columns that a page gives, on the connection of a loader, inside its
 * transaction. Each method is a statement or two for all rows together. Not thread-safe.
 */
public interface LoadTable {
  /**
   * Looks what is there of rows with different keys.
   *
   * @param whole of which parents the table's other rows are asked for
   */
  Compared compare(List<FittedRow> rows, FittedWhole whole) throws SQLException;

  /**
   * Deletes rows.
   *
   * @return how many were there
   */
  long delete(List<RowKey> keys) throws SQLException;

  /** Which of these keys there are. */
  Set<RowKey> present(List<RowKey> keys) throws SQLException;
}

package dev.waybill.internal;

import java.sql.SQLException;
import java.util.List;

/** Rows of a page beside what the table has of them. Not thread-safe. */
public interface Compared {
  /** How a row stands, by its place among those that were compared. */
  RowState state(int row);

  /**
   * Keys of rows in the table that belong to one of the whole parents and are none of those
   * compared.
   */
  List<RowKey> others();

  /** Inserts all that are absent, by one statement. */
  void insert() throws SQLException;

  /**
   * Updates all that are different, by one statement.
   *
   * @return how many did differ
   */
  int update() throws SQLException;
}

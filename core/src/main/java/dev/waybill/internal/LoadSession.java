package dev.waybill.internal;

import dev.waybill.WaybillException;
import dev.waybill.load.NewColumn;
import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;

/**
 * What a database pack does for a loader, on one connection that does not commit by itself. Not
 * thread-safe, but {@link #cancel()} and {@link #close()} may be called from another thread.
 */
public interface LoadSession {
  Connection connection();

  /** The pack's SQL files. */
  SqlTemplates files();

  /** The zone of dates without an offset. */
  ZoneId zone();

  ValueLimits limits();

  /** The table that the user typed, with what tracking knows of it. */
  TargetTable table(String typed) throws SQLException;

  /** The parent's table of a part, as {@link TargetTable#parent} names it. */
  TargetTable parentOf(TargetTable part) throws SQLException;

  /** The table with columns of a page; the same again for the same columns. */
  LoadTable open(TargetTable table, List<Column> columns) throws SQLException;

  /** Adds a column unless it is there. */
  void addColumn(TargetTable table, NewColumn column) throws SQLException;

  /** Constraints that wait for the commit are checked by each statement from here on. */
  void checkAtOnce() throws SQLException;

  /** Told after each commit. */
  void committed();

  /** Told after each rollback, to a savepoint too: forgets what went with it. */
  void rolledBack();

  /** Forgets table definitions, which may have changed. */
  void forget();

  /** The constraint that refused, such as {@code orders_check}; empty where it is not known. */
  String constraint(SQLException e);

  WaybillException error(String what, SQLException e);

  /** Ends the statement that another thread runs. */
  void cancel() throws SQLException;

  void close() throws SQLException;
}

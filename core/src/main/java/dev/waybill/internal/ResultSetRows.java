package dev.waybill.internal;

import dev.waybill.Rows;
import dev.waybill.WaybillException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows over a result set. Not thread-safe. Closing it commits, since the query may be a call that
 * changed something, and closes the statement and the connection; after an error it rolls back.
 */
public final class ResultSetRows implements Rows {
  /** Rows in memory at a time. */
  public static final int FETCH_SIZE = 500;

  /** What closing the rows ends beside their statement. */
  private enum Hold {
    CONNECTION,
    TRANSACTION,
    NOTHING
  }

  private interface Reader {
    @Nullable Object read(ResultSet rows, int column) throws SQLException;
  }

  private final Connection connection;
  private final Hold hold;
  private final Statement statement;
  private final @Nullable ResultSet rows;
  private boolean failed;
  private final List<Column> columns = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private final Function<SQLException, WaybillException> errors;

  private ResultSetRows(
      Connection connection,
      Hold hold,
      Statement statement,
      @Nullable ResultSet rows,
      Function<SQLException, WaybillException> errors)
      throws SQLException {
    this.connection = connection;
    this.hold = hold;
    this.statement = statement;
    this.rows = rows;
    this.errors = errors;
    if (rows == null) {
      return;
    }
    ResultSetMetaData meta = rows.getMetaData();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(new Column(meta.getColumnLabel(i), meta.getColumnTypeName(i)));
      readers.add(reader(meta.getColumnType(i), meta.getColumnTypeName(i)));
    }
  }

  /**
   * Runs a query and streams what it finds. The connection belongs to the rows from here on, and is
   * closed when this fails. It should not commit by itself: some drivers read everything at once
   * then.
   */
  public static ResultSetRows query(
      Connection connection,
      String sql,
      List<?> parameters,
      Function<SQLException, WaybillException> errors) {
    try {
      PreparedStatement statement = connection.prepareStatement(sql);
      statement.setFetchSize(FETCH_SIZE);
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      return new ResultSetRows(
          connection, Hold.CONNECTION, statement, statement.executeQuery(), errors);
    } catch (SQLException e) {
      throw closing(connection, errors.apply(e));
    }
  }

  /** Runs any statement and streams what it finds; nothing where it finds nothing. */
  public static ResultSetRows execute(
      Connection connection, String sql, Function<SQLException, WaybillException> errors) {
    try {
      Statement statement = connection.createStatement();
      statement.setFetchSize(FETCH_SIZE);
      return new ResultSetRows(
          connection,
          Hold.CONNECTION,
          statement,
          statement.execute(sql) ? statement.getResultSet() : null,
          errors);
    } catch (SQLException e) {
      throw closing(connection, errors.apply(e));
    }
  }

  /**
   * Streams the result that a statement has just returned. Closing the rows ends the connection's
   * transaction, unless it commits by itself, but leaves it open.
   */
  static ResultSetRows of(
      Connection connection, Statement statement, Function<SQLException, WaybillException> errors)
      throws SQLException {
    return new ResultSetRows(
        connection, Hold.TRANSACTION, statement, statement.getResultSet(), errors);
  }

  /** As {@link #of}, inside a transaction that is not ours to end. */
  static ResultSetRows within(
      Connection connection, Statement statement, Function<SQLException, WaybillException> errors)
      throws SQLException {
    return new ResultSetRows(connection, Hold.NOTHING, statement, statement.getResultSet(), errors);
  }

  private static WaybillException closing(Connection connection, WaybillException error) {
    try {
      connection.close();
    } catch (SQLException e) {
      error.addSuppressed(e);
    }
    return error;
  }

  @Override
  public List<Column> columns() {
    return List.copyOf(columns);
  }

  @Override
  public boolean next() {
    try {
      return rows != null && rows.next();
    } catch (SQLException e) {
      failed = true;
      throw errors.apply(e);
    }
  }

  @Override
  public @Nullable Object value(int column) {
    if (rows == null) {
      throw new IllegalStateException("no row");
    }
    try {
      return readers.get(column).read(rows, column + 1);
    } catch (SQLException e) {
      failed = true;
      throw errors.apply(e);
    }
  }

  @Override
  public void close() {
    try (Connection own = hold == Hold.CONNECTION ? connection : null;
        statement;
        rows) {
      if (hold != Hold.NOTHING && !connection.isClosed() && !connection.getAutoCommit()) {
        if (failed) {
          connection.rollback();
        } else {
          connection.commit();
        }
      }
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  private static Reader reader(int type, String typeName) {
    return switch (type) {
      case Types.BIT, Types.BOOLEAN ->
          // PostgreSQL gives its bit strings the same code as its booleans.
          typeName.equalsIgnoreCase("bit") ? ResultSet::getString : of(Boolean.class);
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> of(Integer.class);
      case Types.BIGINT -> of(Long.class);
      case Types.NUMERIC, Types.DECIMAL -> ResultSetRows::number;
      case Types.REAL -> of(Float.class);
      case Types.FLOAT, Types.DOUBLE ->
          typeName.equalsIgnoreCase("money") ? ResultSet::getString : of(Double.class);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> ResultSet::getBytes;
      case Types.DATE -> of(LocalDate.class);
      case Types.TIME ->
          typeName.equalsIgnoreCase("timetz") ? of(OffsetTime.class) : of(LocalTime.class);
      case Types.TIME_WITH_TIMEZONE -> of(OffsetTime.class);
      case Types.TIMESTAMP ->
          typeName.equalsIgnoreCase("timestamptz")
              ? of(OffsetDateTime.class)
              : of(LocalDateTime.class);
      case Types.TIMESTAMP_WITH_TIMEZONE -> of(OffsetDateTime.class);
      default -> typeName.equalsIgnoreCase("uuid") ? of(UUID.class) : ResultSet::getString;
    };
  }

  private static Reader of(Class<?> type) {
    return (rows, column) -> rows.getObject(column, type);
  }

  /** PostgreSQL's numeric has a NaN, which no BigDecimal can hold. */
  private static @Nullable Object number(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    return value instanceof BigDecimal || value == null ? value : value.toString();
  }
}

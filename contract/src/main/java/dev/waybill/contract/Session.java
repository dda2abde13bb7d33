package dev.waybill.contract;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A client of the {@link Shop}'s database with a connection of its own. Not thread-safe; commits
 * each statement until {@link #begin()}.
 */
public final class Session implements AutoCloseable {
  private final Connection connection;

  public Session(Connection connection) {
    this.connection = connection;
  }

  public Connection connection() {
    return connection;
  }

  public void begin() throws SQLException {
    connection.setAutoCommit(false);
  }

  public void commit() throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
  }

  public void rollback() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }

  /** Runs a statement; the number of rows it changed. */
  public int run(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      statement.execute();
      return Math.max(0, statement.getUpdateCount());
    }
  }

  /** Runs a script as it is, without parameters. */
  public void script(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A query's rows as text, values parted by {@code |}, in the query's order. */
  public List<String> rows(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      boolean hasRows = statement.execute();
      if (!hasRows) {
        throw new IllegalStateException("no result: " + sql);
      }
      try (ResultSet result = statement.getResultSet()) {
        List<String> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          StringJoiner row = new StringJoiner("|");
          for (int i = 1; i <= columns; i++) {
            row.add(String.valueOf(result.getString(i)));
          }
          rows.add(row.toString());
        }
        return rows;
      }
    }
  }

  /** The names of a query's columns. */
  public List<String> columns(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        names.add(result.getMetaData().getColumnName(i));
      }
      return names;
    }
  }

  public long number(String sql, @Nullable Object... parameters) throws SQLException {
    return new BigDecimal(rows(sql, parameters).get(0)).longValueExact();
  }

  public void customer(int id) throws SQLException {
    customer(id, Instant.now());
  }

  public void customer(int id, @Nullable Instant modified) throws SQLException {
    run("insert into shop.customers values (?, ?, ?)", id, "customer " + id, modified);
  }

  public void site(int customer) throws SQLException {
    run("insert into shop.sites values (?, ?)", customer, "site of " + customer);
  }

  public void order(int id) throws SQLException {
    order(id, null, Instant.now());
  }

  public void order(int id, @Nullable Integer customer) throws SQLException {
    order(id, customer, Instant.now());
  }

  public void order(int id, @Nullable Integer customer, @Nullable Instant modified)
      throws SQLException {
    run("insert into shop.orders values (?, ?, 'new', 0, ?)", id, customer, modified);
  }

  public void line(int order, int line) throws SQLException {
    run("insert into shop.lines values (?, ?, ?, 1)", order, line, "item " + line);
  }

  public void payment(int id, @Nullable Integer order) throws SQLException {
    payment(id, order, Instant.now());
  }

  public void payment(int id, @Nullable Integer order, @Nullable Instant modified)
      throws SQLException {
    run("insert into shop.payments values (?, ?, 10, ?)", id, order, modified);
  }

  public void note(int id) throws SQLException {
    note(id, "note " + id);
  }

  public void note(int id, String body) throws SQLException {
    run("insert into shop.notes values (?, ?)", id, body);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      // JDBC has no binding for an instant.
      statement.setObject(
          i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
    }
  }
}

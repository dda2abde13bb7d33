package dev.waybill.app.run;

import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections to the configured database as JDBC's libraries want them. Thread-safe. */
final class PlainConnections implements DataSource {
  /** How long a pool waits, when it closes, for a connection that is being opened. */
  private static final int LOGIN_SECONDS = 5;

  private final Waybill waybill;
  private final DatabaseClock clock;

  PlainConnections(Waybill waybill, DatabaseClock clock) {
    this.waybill = waybill;
    this.clock = clock;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection;
    try {
      connection = waybill.connect();
    } catch (WaybillException e) {
      throw new SQLException(e.getMessage(), "08001", e);
    }
    try {
      clock.set(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return LOGIN_SECONDS;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}

package dev.waybill.sync.internal.jdbc;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens a connection to a source. A driver that waits for a server does not hear that its thread is
 * interrupted, so that another thread waits for it.
 */
final class Connect {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Connect() {}

  /**
   * A new connection.
   *
   * @throws WaybillException {@code CONFIGURATION} where no driver takes the URL, {@code
   *     UNREACHABLE} where nothing answers
   */
  static Connection open(String source, JdbcSettings settings) throws InterruptedException {
    String shown = SafeUrl.shown(settings.url());
    hasDriver(source, settings.url());
    CompletableFuture<Connection> opened = new CompletableFuture<>();
    Thread thread = new Thread(() -> connect(settings, opened), "waybill-connect-" + source);
    thread.setDaemon(true);
    thread.start();
    try {
      return opened.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException sql) {
        throw JdbcErrors.connecting(source, shown, sql);
      }
      throw new WaybillException(
          ErrorCode.UNREACHABLE,
          "Source " + source + ": the driver of " + shown + " failed; check url:.",
          e.getCause());
    } catch (TimeoutException e) {
      throw new WaybillException(
          ErrorCode.UNREACHABLE,
          "Source "
              + source
              + ": "
              + shown
              + " does not answer within "
              + PATIENCE.toSeconds()
              + " s; check url: and that the server runs.",
          e);
    } finally {
      // Nobody waits any more: a connection that comes late is closed.
      opened.cancel(false);
    }
  }

  private static void connect(JdbcSettings settings, CompletableFuture<Connection> opened) {
    Properties properties = new Properties();
    if (settings.user() != null) {
      properties.setProperty("user", settings.user());
    }
    if (settings.password() != null) {
      properties.setProperty("password", settings.password().reveal());
    }
    try {
      Connection connection = DriverManager.getConnection(settings.url(), properties);
      if (!opened.complete(connection)) {
        connection.close();
      }
    } catch (SQLException | RuntimeException e) {
      opened.completeExceptionally(e);
    }
  }

  private static void hasDriver(String source, String url) {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new WaybillException(
          ErrorCode.CONFIGURATION,
          "sources."
              + source
              + ".url: no driver for "
              + SafeUrl.scheme(url)
              + " is on the class path; put the jar of the database's JDBC driver there.",
          e);
    }
  }
}

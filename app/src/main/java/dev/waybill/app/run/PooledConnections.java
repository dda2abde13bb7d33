package dev.waybill.app.run;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Connections for the schedule, which is looked at every second; kept, since opening one takes
 * longer than what it is used for. A failure to get one is told once. Thread-safe; close it.
 */
final class PooledConnections extends HikariDataSource {
  static final String DATABASE = "database";

  private static final String EMBEDDED = "h2";
  private static final int MOST = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(1);

  private final PlainConnections plain;
  private final TellTroubles troubles;
  private final boolean kept;

  PooledConnections(Waybill waybill, DatabaseClock clock, TellTroubles troubles) {
    this.plain = new PlainConnections(waybill, clock);
    this.troubles = troubles;
    // The embedded one is in this process, where a connection costs little, and must not meet the
    // interrupts with which the pool ends its own threads.
    this.kept = !waybill.pack().name().equals(EMBEDDED);
    setPoolName("waybill-schedule");
    setDataSource(plain);
    setMaximumPoolSize(MOST);
    setMinimumIdle(1);
    setConnectionTimeout(PATIENCE.toMillis());
    setMaxLifetime(LONGEST_LIFE.toMillis());
    setIdleTimeout(LONGEST_IDLE.toMillis());
    // The service is refused its start where there is no database; later it lives on without.
    setInitializationFailTimeout(-1);
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      Connection connection = kept ? super.getConnection() : plain.getConnection();
      troubles.well(DATABASE);
      return connection;
    } catch (SQLException e) {
      if (isClosed()) {
        throw e;
      }
      troubles.failed(DATABASE, reason(e), null);
      throw e;
    }
  }

  /** What the database said, rather than that the pool's patience was over. */
  private static String reason(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof WaybillException known) {
        return String.valueOf(known.getMessage());
      }
    }
    return "no connection within " + PATIENCE.toSeconds() + " seconds.";
  }
}

package dev.waybill.app.run;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The database's time, so that nodes whose own clocks differ agree on what is due and who is dead.
 * Thread-safe.
 */
final class DatabaseClock implements Clock {
  private final java.time.Clock own;
  private volatile Duration ahead = Duration.ZERO;

  DatabaseClock(java.time.Clock own) {
    this.own = own;
  }

  @Override
  public Instant now() {
    return own.instant().plus(ahead);
  }

  /** Takes the difference from a connection that has just been opened. */
  void set(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Instant before = own.instant();
      try (ResultSet row = statement.executeQuery(ServiceSql.of("database_time"))) {
        row.next();
        Instant there = row.getObject(1, OffsetDateTime.class).toInstant();
        Duration asking = Duration.between(before, own.instant());
        ahead = Duration.between(before.plus(asking.dividedBy(2)), there);
      }
    }
  }
}

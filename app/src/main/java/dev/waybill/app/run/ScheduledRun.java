package dev.waybill.app.run;

import dev.waybill.ErrorCode;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands in the schedule.
 *
 * @param scheduled its name there
 * @param next when it comes next, or came, where it runs now
 * @param lastSuccess when it last went well; null for never
 * @param lastFailure when it last failed; null for never
 * @param failures in a row, up to now
 * @param node that runs it now; null for none
 */
public record ScheduledRun(
    String scheduled,
    Instant next,
    @Nullable Instant lastSuccess,
    @Nullable Instant lastFailure,
    int failures,
    @Nullable String node) {
  /** "No such table" and "no such schema", of PostgreSQL and of H2. */
  private static final Set<String> MISSING =
      Set.of("42P01", "3F000", "42S02", "42S03", "42S04", "90079");

  /** What it is; its name in the schedule where that is none of ours. */
  public String job() {
    return JobName.ofScheduled(scheduled).map(JobName::toString).orElse(scheduled);
  }

  /**
   * All jobs of the schedule by name; nothing where the installation is older than schedules.
   *
   * @throws WaybillException {@code UNREACHABLE} without a connection
   */
  public static Optional<List<ScheduledRun>> all(Waybill waybill) {
    try (Connection connection = waybill.connect()) {
      return Optional.of(read(connection));
    } catch (SQLException e) {
      if (e.getSQLState() != null && MISSING.contains(e.getSQLState())) {
        return Optional.empty();
      }
      throw new WaybillException(
          ErrorCode.UNREACHABLE,
          "Reading the schedule failed (SQLState " + e.getSQLState() + "). Try again.",
          e);
    }
  }

  static List<ScheduledRun> read(Connection connection) throws SQLException {
    List<ScheduledRun> runs = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(ServiceSql.of("read_schedule"))) {
      while (row.next()) {
        runs.add(
            new ScheduledRun(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                instant(row, 3),
                instant(row, 4),
                row.getInt(5),
                row.getString(6)));
      }
    }
    return runs;
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}

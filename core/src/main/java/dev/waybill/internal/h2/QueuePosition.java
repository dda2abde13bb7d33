package dev.waybill.internal.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a queue stands.
 *
 * @param lastBatch 0 before the first
 * @param lastTx every captured transaction up to this one was in the cut, but those still open
 * @param openTx transactions that were open at the cut
 * @param refreshedAt the cut's time
 * @param staleSince when upkeep stopped keeping changes for it, the cut's time itself where the
 *     capture of a table was interrupted; null while all changes after the cut are there
 */
record QueuePosition(
    long lastBatch,
    @Nullable Long lastTx,
    List<Long> openTx,
    @Nullable Instant refreshedAt,
    @Nullable Instant staleSince) {

  /** Whether some changes after the cut were never captured, so that dates have to tell them. */
  boolean isInterrupted() {
    return staleSince != null && refreshedAt != null && !staleSince.isAfter(refreshedAt);
  }

  static QueuePosition read(Connection connection, int queue) throws SQLException {
    return Sql.list(
            connection,
            Sql.FILES.text("read_position"),
            row ->
                new QueuePosition(
                    row.getLong(1),
                    row.getObject(2, Long.class),
                    numbers(row, 3),
                    instant(row, 4),
                    instant(row, 5)),
            queue)
        .get(0);
  }

  static List<Long> numbers(ResultSet row, int column) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    java.sql.Array array = row.getArray(column);
    if (array != null) {
      for (Object number : (Object[]) array.getArray()) {
        numbers.add((Long) number);
      }
    }
    return numbers;
  }

  static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}

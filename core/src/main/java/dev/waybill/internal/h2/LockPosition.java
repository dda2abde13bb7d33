package dev.waybill.internal.h2;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Takes a queue's row, so that refreshes of one queue take turns; it is held to the transaction's
 * end.
 */
final class LockPosition {
  private static final String LOCK_TIMEOUT = "HYT00";

  /** Each time for a second, since a session that waits for a row cannot be cancelled. */
  private static final int ATTEMPTS = 600;

  private LockPosition() {}

  /**
   * Waits its turn.
   *
   * @param cancellation ends the waiting
   */
  static void await(Connection writer, StoredQueue queue, Cancellation cancellation)
      throws SQLException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        cancellation.check();
        List<Long> position =
            Sql.list(writer, Sql.FILES.text("lock_position"), row -> row.getLong(1), queue.id());
        if (position.isEmpty()) {
          throw new WaybillException(
              ErrorCode.UNKNOWN_QUEUE, "Queue " + queue.settings().name() + " was dropped.");
        }
        return;
      } catch (SQLException e) {
        if (!LOCK_TIMEOUT.equals(e.getSQLState())) {
          throw e;
        }
      }
    }
    throw new WaybillException(
        ErrorCode.BUSY,
        "Another refresh of queue "
            + queue.settings().name()
            + " has not committed for ten minutes. End its transaction, then try again.");
  }
}

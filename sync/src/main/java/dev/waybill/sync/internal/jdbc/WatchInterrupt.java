package dev.waybill.sync.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends what a database is doing when the thread that waits for it is interrupted, which drivers do
 * not hear: first by cancelling, then by cutting the connection. Thread-safe; close it.
 */
final class WatchInterrupt implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(50);

  /** Looks that a cancelled statement is given to end. */
  private static final int GRACE = 8;

  private final Thread watcher = new Thread(this::watch, "waybill-watch-interrupt");
  private volatile @Nullable Work work;
  private volatile boolean closed;

  /** What a thread waits for. */
  record Work(Thread waiting, Statement statement, Connection connection) {}

  WatchInterrupt() {
    watcher.setDaemon(true);
    watcher.start();
  }

  /** The calling thread begins to wait for a statement; close what this returns when it is done. */
  Waiting during(Statement statement) throws SQLException {
    work = new Work(Thread.currentThread(), statement, statement.getConnection());
    return () -> work = null;
  }

  /** Ends with the wait. */
  interface Waiting extends AutoCloseable {
    @Override
    void close();
  }

  private void watch() {
    int looks = 0;
    while (!closed) {
      Work now = work;
      looks = now != null && now.waiting().isInterrupted() ? looks + 1 : 0;
      if (now != null && looks > 0) {
        end(now, looks);
      }
      try {
        Thread.sleep(LOOK.toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void end(Work work, int looks) {
    try {
      if (looks == 1) {
        work.statement().cancel();
      } else if (looks > GRACE) {
        work.connection().abort(Runnable::run);
      }
    } catch (SQLException e) {
      // The statement has ended meanwhile, or the connection is beyond help: both end the wait.
    }
  }

  @Override
  public void close() {
    closed = true;
    watcher.interrupt();
  }
}

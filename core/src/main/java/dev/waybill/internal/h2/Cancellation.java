package dev.waybill.internal.h2;

import java.sql.SQLException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.h2.api.ErrorCode;
import org.h2.command.Command;
import org.h2.command.Prepared;
import org.h2.command.dml.NoOperation;
import org.h2.engine.SessionLocal;
import org.h2.message.DbException;
import org.jspecify.annotations.Nullable;

/**
 * Whether the statement that called a procedure was cancelled, or ran out of time. Thread-safe.
 *
 * <p>H2 marks the statement, and looks for the mark where that statement itself goes through rows.
 * It knows nothing of the statements that run inside the procedure, each of which, in the caller's
 * session, even starts the clock of its query timeout anew. So what the caller's statement is, and
 * until when it may run, is noted before the first of those.
 */
final class Cancellation {
  private static final int WATCH_MILLIS = 5;
  private static final ScheduledThreadPoolExecutor WATCHER = watcher();

  private final SessionLocal caller;
  private final Prepared statement;

  /** By {@link System#nanoTime()}; 0 for never. */
  private final long deadline;

  private boolean cancelled;

  private Cancellation(SessionLocal caller) {
    this.caller = caller;
    this.deadline = caller.getCancel();
    this.statement = new NoOperation(caller);
    Command command = caller.getCurrentCommand();
    if (command != null) {
      statement.setCommand(command);
    }
  }

  /** That of the statement which the session runs now; to be called before it runs another. */
  static Cancellation of(SessionLocal caller) {
    return new Cancellation(caller);
  }

  private static ScheduledThreadPoolExecutor watcher() {
    ScheduledThreadPoolExecutor watcher =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "waybill-h2-cancellation");
              thread.setDaemon(true);
              return thread;
            });
    watcher.setRemoveOnCancelPolicy(true);
    watcher.setKeepAliveTime(1, TimeUnit.SECONDS);
    watcher.allowCoreThreadTimeOut(true);
    return watcher;
  }

  SessionLocal caller() {
    return caller;
  }

  /** Fails if it was. */
  void check() throws SQLException {
    if (isCancelled()) {
      throw DbException.get(ErrorCode.STATEMENT_WAS_CANCELED).getSQLException();
    }
  }

  synchronized boolean isCancelled() {
    if (!cancelled && deadline != 0 && System.nanoTime() - deadline >= 0) {
      cancelled = true;
    }
    if (!cancelled) {
      try {
        // H2 forgets the mark when it has told of it; we keep it.
        statement.checkCanceled();
      } catch (DbException e) {
        cancelled = true;
      }
    }
    return cancelled;
  }

  /** Ends the statements of another session too, until the watch is closed. */
  Watch pass(SessionLocal inner) {
    return new Watch(this, inner);
  }

  /** Passes the cancellation on, into the midst of a statement. */
  static final class Watch implements AutoCloseable {
    private final Cancellation cancellation;
    private final SessionLocal inner;
    private @Nullable ScheduledFuture<?> task;
    private boolean passed;

    private Watch(Cancellation cancellation, SessionLocal inner) {
      this.cancellation = cancellation;
      this.inner = inner;
      task =
          WATCHER.scheduleWithFixedDelay(
              this::look, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void look() {
      if (task != null && !passed && cancellation.isCancelled()) {
        inner.cancel();
        passed = true;
      }
    }

    /** Whether the other session was told, so that any later statement of it may fail. */
    synchronized boolean passed() {
      return passed;
    }

    @Override
    public synchronized void close() {
      if (task != null) {
        task.cancel(false);
        task = null;
      }
    }
  }
}

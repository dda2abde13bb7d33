package dev.waybill.sync;

import dev.waybill.load.Loaded;
import dev.waybill.load.Loader;
import dev.waybill.load.NewColumn;
import dev.waybill.load.Page;
import dev.waybill.load.PassEnd;
import dev.waybill.load.RejectLimit;
import dev.waybill.load.TargetTable;
import dev.waybill.load.Watermark;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * A loader whose work is done by a thread of its own. Whoever interrupts a pass interrupts the
 * reading of its source, and waits for the page that is being loaded: an embedded database closes
 * its file when a thread is interrupted inside it. Not thread-safe.
 */
final class LoadOnOwnThread implements Loader {
  private final ExecutorService thread;
  private final Loader loader;

  LoadOnOwnThread(String name, Supplier<Loader> open) {
    thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, name);
              made.setDaemon(true);
              return made;
            });
    try {
      loader = done(open::get);
    } catch (RuntimeException e) {
      thread.shutdown();
      throw e;
    }
  }

  @Override
  public TargetTable table(String name) {
    return done(() -> loader.table(name));
  }

  @Override
  public Optional<Watermark> watermark(String source) {
    return done(() -> loader.watermark(source));
  }

  @Override
  public Loaded load(String source, Page page, RejectLimit limit) {
    return done(() -> loader.load(source, page, limit));
  }

  @Override
  public Loaded rehearse(String source, Page page, RejectLimit limit) {
    return done(() -> loader.rehearse(source, page, limit));
  }

  @Override
  public void ended(String source, PassEnd end) {
    done(
        () -> {
          loader.ended(source, end);
          return true;
        });
  }

  @Override
  public Loaded retry(String source, List<Long> ids) {
    return done(() -> loader.retry(source, ids));
  }

  @Override
  public void addColumns(String table, List<NewColumn> columns) {
    done(
        () -> {
          loader.addColumns(table, columns);
          return true;
        });
  }

  @Override
  public void close() {
    try {
      done(
          () -> {
            loader.close();
            return true;
          });
    } finally {
      thread.shutdown();
    }
  }

  /** Waits for the work to end, however often the caller is interrupted meanwhile. */
  private <T> T done(Callable<T> work) {
    Future<T> future = thread.submit(work);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw thrown(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What the work threw, as if it had been done here. */
  private static RuntimeException thrown(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }
}

package dev.waybill.sync.internal.exigo;

import dev.waybill.load.NewColumn;
import dev.waybill.load.Page;
import dev.waybill.sync.internal.exigo.FetchPage.Step;
import dev.waybill.sync.internal.exigo.Progress.Phase;
import dev.waybill.sync.spi.Pass;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A walk. While a page is loaded, the next one is fetched on a thread of its own: its request needs
 * no more than the last id of the page before. Holds two pages at most. Not thread-safe.
 */
final class ExigoPass implements Pass {
  private static final long LISTEN_MILLIS = 200;

  private final FetchPage fetch;
  private final Walk walk;
  private final ExecutorService ahead;
  private final Runnable stop;
  private Progress progress;
  private @Nullable Future<Step> fetching;

  /**
   * A walk that begins.
   *
   * @param ahead where pages are fetched
   * @param stop ends what {@code fetch} has begun
   */
  ExigoPass(FetchPage fetch, Walk walk, Progress progress, ExecutorService ahead, Runnable stop) {
    this.fetch = fetch;
    this.walk = walk;
    this.progress = progress;
    this.ahead = ahead;
    this.stop = stop;
  }

  @Override
  public @Nullable Page next() throws InterruptedException {
    if (progress.phase() == Phase.DONE) {
      return null;
    }
    Step step = await(fetching == null ? fetchAfter(progress) : fetching);
    progress = step.after();
    fetching = progress.phase() == Phase.DONE ? null : fetchAfter(progress);
    return step.page();
  }

  private Future<Step> fetchAfter(Progress sofar) {
    return ahead.submit(() -> fetch.after(sofar));
  }

  /** Waits for a page, and meanwhile tells the listener what happens. */
  private Step await(Future<Step> page) throws InterruptedException {
    try {
      while (true) {
        try {
          return page.get(LISTEN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          walk.events().tell();
        }
      }
    } catch (ExecutionException e) {
      throw Rethrow.cause(e);
    } finally {
      walk.events().tell();
    }
  }

  @Override
  public Map<String, List<NewColumn>> unknown() {
    return walk.drift().unknown();
  }

  @Override
  public void close() {
    ahead.shutdownNow();
    stop.run();
  }
}

package dev.waybill.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Runs works, each on a thread of its own, until all have ended. Ctrl-C and SIGTERM interrupt them,
 * and so does whoever interrupts the caller; a second signal ends the process at once.
 */
final class RunUntilStopped {
  private static final List<String> SIGNALS = List.of("INT", "TERM");
  private static final int AT_ONCE = 130;

  /** Something that ends when its thread is interrupted. */
  interface Work {
    void run() throws InterruptedException;
  }

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;
  private volatile @Nullable Throwable failure;

  private RunUntilStopped() {}

  /**
   * Runs them.
   *
   * @param works by the names of their threads
   * @return whether they were stopped
   */
  static boolean run(Map<String, Work> works) {
    RunUntilStopped run = new RunUntilStopped();
    works.forEach((name, work) -> run.threads.add(new Thread(() -> run.one(work), name)));
    List<@Nullable Object> before = new ArrayList<>();
    SIGNALS.forEach(signal -> before.add(Signals.register(signal, run::signalled)));
    try {
      run.threads.forEach(Thread::start);
      run.threads.forEach(run::await);
    } finally {
      for (int i = 0; i < SIGNALS.size(); i++) {
        Signals.unregister(SIGNALS.get(i), before.get(i));
      }
    }
    if (run.failure != null) {
      throw new IllegalStateException(run.failure);
    }
    return run.stopped;
  }

  private void one(Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      // Told to stop, which it has.
    } catch (RuntimeException | Error e) {
      failure = e;
      stop();
    }
  }

  private void await(Thread thread) {
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        stop();
      }
    }
  }

  private void signalled() {
    if (stopped) {
      Runtime.getRuntime().halt(AT_ONCE);
    }
    stop();
  }

  private void stop() {
    stopped = true;
    threads.forEach(Thread::interrupt);
  }
}

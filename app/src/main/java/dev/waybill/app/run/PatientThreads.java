package dev.waybill.app.run;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that end with what they do and are never interrupted: an embedded database loses its file
 * when a thread that reads it is interrupted. They do not keep the process alive.
 */
final class PatientThreads {
  private PatientThreads() {}

  static ThreadPoolExecutor fixed(String name, int threads) {
    return new Fixed(name, threads);
  }

  static ScheduledThreadPoolExecutor scheduled(String name, int threads) {
    return new Scheduled(name, threads);
  }

  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private static final class Fixed extends ThreadPoolExecutor {
    Fixed(String name, int threads) {
      super(
          threads,
          threads,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          named("waybill-" + name));
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      return List.of();
    }
  }

  private static final class Scheduled extends ScheduledThreadPoolExecutor {
    Scheduled(String name, int threads) {
      super(threads, named("waybill-" + name));
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      return List.of();
    }
  }
}

package dev.waybill.contract.history;

import dev.waybill.contract.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One history: writers, feeds and whatever else happens beside them, for a while, then the
 * comparison. The seed decides what every session does; when, the machine does.
 */
public final class History {
  private static final int WRITERS = 6;
  private static final int SHORT_PAUSE = 15;
  private static final int LONG_PAUSE = 800;

  private final Connect connect;
  private final long seed;
  private final Duration duration;
  private final List<Watched> feeds = new ArrayList<>();
  private final List<Disturbance> disturbances = new ArrayList<>();
  private BulkInsert bulk = BulkInsert.BATCHED;

  /** Something that happens again and again while writers write. */
  @FunctionalInterface
  public interface Disturbance {
    void happen(Random random) throws Exception;
  }

  /**
   * What came of it.
   *
   * @param batches cut by all feeds
   * @param rows in all batches
   * @param failedCuts calls that failed, were cancelled or lost their server
   */
  public record Outcome(
      long seed, long commits, long rolledBack, long batches, long rows, long failedCuts) {}

  private record Watched(Feed feed, Violations violations) {}

  public History(Connect connect, long seed, Duration duration) {
    this.connect = connect;
    this.seed = seed;
    this.duration = duration;
  }

  /** One more feed; what is wrong with its batches is added to the violations. */
  public History feed(Feed feed, Violations violations) {
    feeds.add(new Watched(feed, violations));
    return this;
  }

  public History disturbance(Disturbance disturbance) {
    disturbances.add(disturbance);
    return this;
  }

  public History bulk(BulkInsert way) {
    bulk = way;
    return this;
  }

  /** Runs it; the tables are there and empty, the feeds ready. */
  public Outcome run() throws Exception {
    Ledger ledger = new Ledger();
    try (Session session = new Session(connect.connect())) {
      Workload.fill(session, ledger, new Random(seed));
    }
    List<Follower> followers = new ArrayList<>();
    for (Watched watched : feeds) {
      followers.add(new Follower(watched.feed(), watched.violations(), ledger));
    }
    for (Follower follower : followers) {
      follower.start();
    }

    AtomicBoolean writersStop = new AtomicBoolean();
    AtomicBoolean othersStop = new AtomicBoolean();
    List<Writer> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      // One of them keeps its transactions open over many cuts.
      int pause = i == 0 ? LONG_PAUSE : SHORT_PAUSE;
      writers.add(new Writer(connect, ledger, new Random(seed + 1 + i), bulk, pause, writersStop));
    }
    List<CompletableFuture<Void>> writing = writers.stream().map(History::async).toList();
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 0; i < followers.size(); i++) {
      Follower follower = followers.get(i);
      Random random = new Random(seed + 100 + i);
      others.add(async(() -> follow(follower, random, othersStop)));
    }
    for (int i = 0; i < disturbances.size(); i++) {
      Disturbance disturbance = disturbances.get(i);
      Random random = new Random(seed + 200 + i);
      others.add(async(() -> disturb(disturbance, random, writersStop)));
    }

    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end
        && writing.stream().noneMatch(CompletableFuture::isDone)
        && others.stream().noneMatch(CompletableFuture::isDone)) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    writersStop.set(true);
    for (CompletableFuture<Void> writer : writing) {
      writer.get(5, TimeUnit.MINUTES);
    }
    othersStop.set(true);
    for (CompletableFuture<Void> other : others) {
      other.get(5, TimeUnit.MINUTES);
    }

    try (Connection connection = connect.connect()) {
      Map<Key, State> real = Workload.everything(connection);
      Random random = new Random(seed);
      for (Follower follower : followers) {
        follower.mustCut(random);
        follower.mustCut(random);
        follower.rebuild.mustEqual(real);
      }
    }
    return new Outcome(
        seed,
        ledger.commits(),
        writers.stream().mapToLong(Writer::rolledBack).sum(),
        followers.stream().mapToLong(follower -> follower.batches).sum(),
        followers.stream().mapToLong(follower -> follower.rebuild.rows()).sum(),
        followers.stream().mapToLong(follower -> follower.failed.get()).sum());
  }

  private static CompletableFuture<Void> async(Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
                done.complete(null);
              } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return done;
  }

  private static void follow(Follower follower, Random random, AtomicBoolean stop) {
    while (!stop.get()) {
      follower.tryCut(random);
      pause(random.nextInt(80));
    }
  }

  private static void disturb(Disturbance disturbance, Random random, AtomicBoolean stop) {
    while (!stop.get()) {
      try {
        disturbance.happen(random);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Waits, since a history has its own time. */
  public static void pause(int milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A feed with the tables that it tells. */
  private final class Follower {
    private final Feed feed;
    private final Queue<Effect> owed;
    private final Rebuild rebuild;
    private final AtomicLong failed = new AtomicLong();
    private final List<Effect> due = new ArrayList<>();
    private long batches;

    Follower(Feed feed, Violations violations, Ledger ledger) {
      this.feed = feed;
      this.owed = ledger.subscribe();
      this.rebuild = new Rebuild(feed, ledger, Workload.SUM, violations);
    }

    void start() throws SQLException {
      apply(feed.first());
    }

    /** What fails now is due with the next. */
    void tryCut(Random random) {
      try {
        cut(random);
      } catch (SQLException e) {
        if (failed.incrementAndGet() > 20 && disturbances.isEmpty()) {
          throw new IllegalStateException(feed.name() + " fails again and again", e);
        }
        pause(50);
      }
    }

    /** The faults are over, but a call cut off by the last of them may still be at work. */
    void mustCut(Random random) throws SQLException {
      for (int attempt = 1; ; attempt++) {
        try {
          cut(random);
          return;
        } catch (SQLException e) {
          failed.incrementAndGet();
          if (attempt == 20 || disturbances.isEmpty()) {
            throw e;
          }
          pause(50);
        }
      }
    }

    void cut(Random random) throws SQLException {
      // First, since what commits from here on need not be in them.
      apply(feed.missed());
      for (Effect effect = owed.poll(); effect != null; effect = owed.poll()) {
        due.add(effect);
      }
      List<Cut> cuts = feed.next(random);
      apply(cuts);
      rebuild.mustHave(due, cuts.get(cuts.size() - 1).name());
      due.clear();
    }

    private void apply(List<Cut> cuts) {
      cuts.forEach(rebuild::apply);
      batches += cuts.size();
    }
  }
}

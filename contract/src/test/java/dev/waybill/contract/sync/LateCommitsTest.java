package dev.waybill.contract.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.DatabaseSettings;
import dev.waybill.contract.Session;
import dev.waybill.contract.postgresql.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Writers that commit later than the date they write, beside a source that passes all the time:
 * what its margin misses, and that the comparison misses nothing.
 */
final class LateCommitsTest {
  private static final int WRITERS = 32;
  private static final Duration WRITING =
      Duration.ofSeconds(Integer.getInteger("waybill.late.seconds", 12));

  /** Dates its row when it begins, and commits after as long. */
  private static final String LATE = "select pg_sleep(?)";

  /**
   * Of ten transactions nine commit within 50 ms, and one takes up to three seconds.
   *
   * @param margin how far the bound is held back
   * @param missesSome whether that is shorter than the longest transaction
   */
  @ParameterizedTest
  @CsvSource({"1s, true", "2s, true", "4s, false"})
  void comparison_after32LateWriters_losesNothing(String margin, boolean missesSome)
      throws Exception {
    PostgresServer server = PostgresServer.shared("newest");
    long seed = Long.getLong("waybill.late.seed", System.nanoTime());
    DatabaseSettings from = server.freshDatabase();
    try (Legacy legacy = Legacy.builtIn(from, server.freshDatabase())) {
      create(legacy);
      legacy
          .tables(
              Map.of(
                  "from", "orders",
                  "to", "dbo.Orders",
                  "modified", "updated_at",
                  "columns", Map.of("id", "OrderID", "total", "Total")))
          .with("margin", margin)
          .with("compare", "365d")
          .with("deletes", "true");
      legacy.pass();
      long written = writeAndPass(legacy, PostgresServer.name(from), server, seed);
      passUntilTheMarginIsOver(legacy, margin);
      Counts byDate = counts(legacy);
      legacy.compare();
      Counts compared = counts(legacy);
      System.out.printf(
          "late commits, seed %d: margin %s, %d changes committed, %d rows; by date alone %d missing"
              + " or outdated and %d deleted ones left; after the comparison %s%n",
          seed,
          margin,
          written,
          rows(legacy.source(), SOURCE).size(),
          byDate.outdated(),
          byDate.left(),
          compared);
      assertThat(compared).isEqualTo(new Counts(0, 0));
      assertThat(byDate.left()).as("deletes leave no date").isPositive();
      if (missesSome) {
        assertThat(byDate.outdated()).as("what the margin is too short for").isPositive();
      } else {
        assertThat(byDate.outdated()).as("what the margin is long enough for").isZero();
      }
    }
  }

  private static final String SOURCE = "select id, version, total from orders";
  private static final String TARGET = "select OrderID, Notes, trunc(Total, 2) from dbo.Orders";

  private static void create(Legacy legacy) throws SQLException {
    legacy
        .source()
        .run(
            "create table orders (id int primary key, version int, notes text generated always as"
                + " (version::text) stored, total numeric(12, 2), updated_at timestamptz)");
    legacy.source().run("create index on orders (updated_at, id)");
    legacy
        .source()
        .run(
            "insert into orders (id, version, total, updated_at) select i, 0, 1, now() - interval"
                + " '1 hour' from generate_series(1, 3200) i");
  }

  private static long writeAndPass(Legacy legacy, String database, PostgresServer server, long seed)
      throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      Instant end = Instant.now().plus(WRITING);
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int number = i;
        running.add(writers.submit(() -> write(server, database, number, end, seed)));
      }
      while (running.stream().anyMatch(writer -> !writer.isDone())) {
        legacy.pass();
      }
      long written = 0;
      for (Future<Integer> writer : running) {
        written += writer.get();
      }
      return written;
    } finally {
      writers.shutdownNow();
      assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Writes rows of its own, so that nobody waits for anybody. */
  private static int write(
      PostgresServer server, String database, int number, Instant end, long seed)
      throws SQLException {
    Random random = new Random(seed + number);
    int committed = 0;
    int next = 10_000 + number * 100_000;
    try (Connection connection = server.connect(database)) {
      connection.setAutoCommit(false);
      while (Instant.now().isBefore(end)) {
        int id = number * 100 + 1 + random.nextInt(100);
        switch (random.nextInt(10)) {
          case 0, 1, 2 ->
              run(
                  connection,
                  "insert into orders (id, version, total, updated_at)"
                      + " values (?, 0, 2, clock_timestamp())",
                  next++);
          case 3 -> run(connection, "delete from orders where id = ?", id);
          default ->
              run(
                  connection,
                  "update orders set version = version + 1, updated_at = clock_timestamp()"
                      + " where id = ?",
                  id);
        }
        double pause =
            random.nextInt(10) > 0 ? random.nextDouble() * 0.05 : random.nextDouble() * 3;
        try (PreparedStatement late = connection.prepareStatement(LATE)) {
          late.setDouble(1, pause);
          late.execute();
        }
        if (random.nextInt(20) == 0) {
          connection.rollback();
        } else {
          connection.commit();
          committed++;
        }
      }
    }
    return committed;
  }

  private static void run(Connection connection, String sql, int id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, id);
      statement.execute();
    }
  }

  /** All that the dates lead to is read when a row that is written last has come. */
  private static void passUntilTheMarginIsOver(Legacy legacy, String margin) throws Exception {
    legacy
        .source()
        .run(
            "insert into orders (id, version, total, updated_at) values (9999, 0, 3,"
                + " clock_timestamp())");
    Instant end = Instant.now().plusSeconds(60);
    while (legacy.target().number("select count(*) from dbo.Orders where OrderID = 9999") == 0) {
      assertThat(Instant.now()).as("waiting for the margin of " + margin).isBefore(end);
      legacy.pass();
    }
  }

  /**
   * How the target stands.
   *
   * @param outdated rows of the source that it lacks or has otherwise
   * @param left rows that the source has no more
   */
  private record Counts(long outdated, long left) {}

  private static Counts counts(Legacy legacy) throws SQLException {
    Set<String> source = rows(legacy.source(), SOURCE);
    Set<String> target = rows(legacy.target(), TARGET);
    Set<String> ids = new HashSet<>(legacy.source().rows("select id from orders"));
    return new Counts(
        source.stream().filter(row -> !target.contains(row)).count(),
        target.stream().filter(row -> !ids.contains(row.replaceFirst("\\|.*", ""))).count());
  }

  private static Set<String> rows(Session session, String sql) throws SQLException {
    return new HashSet<>(session.rows(sql));
  }
}

package dev.waybill.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.QueueSettings;
import dev.waybill.Rows;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many writers and two queues at once; the batches of each, put together, are the table. */
class ConcurrencyTest {
  private static final int WRITERS = 6;
  private static final int TRANSACTIONS = 150;
  private static final int IDS = 200;

  private final long seed = new Random().nextLong();
  private final Waybill waybill =
      Waybill.open(
          Config.builtIn(new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID(), null, null))
              .withTables(TableSettings.named("shop.item"))
              .withQueues(QueueSettings.named("one"), QueueSettings.named("two")));
  private final AtomicInteger writing = new AtomicInteger(WRITERS);

  @Test
  void batches_ofTwoQueuesUnderWriters_addUpToTheTable() throws Exception {
    System.out.println("seed " + seed);
    try (Connection connection = waybill.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema shop");
      statement.execute("create table shop.item (id int primary key, version bigint not null)");
      statement.execute("create sequence shop.version");
      waybill.install();
      ExecutorService pool = Executors.newCachedThreadPool();
      List<Future<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        long own = seed + i;
        writers.add(pool.submit(() -> write(new Random(own))));
      }
      Future<Map<Integer, Long>> one = pool.submit(rebuild("one"));
      Future<Map<Integer, Long>> two = pool.submit(rebuild("two"));
      for (Future<Integer> writer : writers) {
        writer.get();
      }
      Map<Integer, Long> table = new TreeMap<>();
      try (Rows rows = waybill.query("select id, version from shop.item")) {
        while (rows.next()) {
          table.put((Integer) rows.value(0), (Long) rows.value(1));
        }
      }
      assertThat(get(one)).isEqualTo(table);
      assertThat(get(two)).isEqualTo(table);
      pool.shutdown();
      statement.execute("shutdown");
    }
  }

  private static Map<Integer, Long> get(Future<Map<Integer, Long>> future)
      throws InterruptedException, ExecutionException {
    return future.get();
  }

  private int write(Random random) throws SQLException {
    int retried = 0;
    try (Connection connection = waybill.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < TRANSACTIONS; i++) {
        try {
          for (int j = random.nextInt(4); j >= 0; j--) {
            int id = random.nextInt(IDS);
            statement.execute(
                random.nextInt(4) == 0
                    ? "delete from shop.item where id = " + id
                    : "merge into shop.item (id, version) key (id) values ("
                        + id
                        + ", next value for shop.version)");
          }
          if (random.nextInt(5) == 0) {
            connection.rollback();
          } else {
            connection.commit();
          }
        } catch (SQLException e) {
          // Two writers at one row: H2 lets one of them try again.
          connection.rollback();
          retried++;
        }
      }
    } finally {
      writing.decrementAndGet();
    }
    return retried;
  }

  private Callable<Map<Integer, Long>> rebuild(String queue) {
    return () -> {
      Map<Integer, Long> table = new TreeMap<>();
      boolean last;
      do {
        last = writing.get() == 0;
        Batch batch = waybill.queue(queue).refresh();
        try (Rows rows = waybill.queue(queue).rows(batch, "item")) {
          while (rows.next()) {
            Long before = table.put((Integer) rows.value(0), (Long) rows.value(1));
            assertThat(before).as("repeated in batch %s", batch).isNotEqualTo(rows.value(1));
          }
        }
        try (Rows rows = waybill.queue(queue).rows(batch, Batch.DELETED)) {
          while (rows.next()) {
            String key = String.valueOf(rows.value(1));
            table.remove(Integer.parseInt(key.replaceAll("\\D", "")));
          }
        }
      } while (!last);
      return table;
    };
  }
}

package dev.waybill.internal.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.engine.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what nobody needs any more, in short transactions of its own. Every refresh does some of
 * it, so that a database that only SQL clients use stays small too.
 */
final class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  /** Changes that one transaction purges. */
  private static final int BITE = 10_000;

  private final Database database;

  Upkeep(Database database) {
    this.database = database;
  }

  /**
   * A bite of each log; nothing where somebody else is at it or it fails, since there will be
   * another time.
   */
  void some() {
    try {
      if (!Engine.of(database).isClean()) {
        purge(1);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn("Upkeep after a refresh failed; the next one will try again.", e);
    }
  }

  /** All of it; returns how many captured changes were purged. */
  long all() throws SQLException {
    try (InnerSession session = new InnerSession(database)) {
      Connection connection = session.connection();
      for (StoredQueue queue : Engine.of(database).installed(connection).queues()) {
        List<Long> last =
            Sql.list(
                connection, Sql.FILES.text("try_lock_position"), row -> row.getLong(1), queue.id());
        if (!last.isEmpty()) {
          Sql.update(
              connection, Sql.FILES.text("mark_stale"), FreezeBatch.utc(Instant.now()), queue.id());
          retire(connection, queue, last.get(0));
        }
        connection.commit();
      }
    }
    return purge(Integer.MAX_VALUE);
  }

  /** Removes the batches that no longer stay; the caller holds the queue's row. */
  static void retire(Connection connection, StoredQueue queue, long lastBatch) throws SQLException {
    long last = lastBatch - queue.settings().keep();
    if (last < 1
        || Sql.update(connection, Sql.FILES.text("retire_batches"), queue.id(), last) == 0) {
      return;
    }
    String name = queue.settings().name();
    for (StoredTable table : queue.tables()) {
      String frozen = TableSql.frozen(name, table.tracked().frozenName());
      Sql.update(connection, Sql.FILES.render("retire_rows", Map.of("frozen", frozen)), last);
    }
    Sql.update(
        connection,
        Sql.FILES.render("retire_deleted", Map.of("deleted", QueueSql.deleted(name))),
        last);
  }

  private long purge(int bites) throws SQLException {
    Engine engine = Engine.of(database);
    if (!engine.upkeep().tryLock()) {
      return 0;
    }
    try (InnerSession session = new InnerSession(database)) {
      long purged = 0;
      long last = engine.writers().last();
      boolean clean = true;
      for (StoredTable table : engine.installed(session.connection()).tables()) {
        Map<String, Object> values = new TableSql(table).values();
        for (int i = 0; i < bites; i++) {
          int bite = bite(engine.writers(), session.connection(), values);
          purged += bite;
          if (bite == 0) {
            break;
          }
        }
        clean &=
            Sql.list(
                    session.connection(),
                    Sql.FILES.render("log_is_empty", values),
                    row -> row.getBoolean(1))
                .get(0);
      }
      if (clean) {
        engine.cleanUpTo(last);
      }
      return purged;
    } finally {
      engine.upkeep().unlock();
    }
  }

  private static int bite(Writers writers, Connection connection, Map<String, Object> values)
      throws SQLException {
    List<Writers.Moment> needed =
        writers.needed(
            () ->
                Sql.list(
                    connection,
                    Sql.FILES.text("passed"),
                    row ->
                        new Writers.Moment(
                            row.getLong(1), Set.copyOf(QueuePosition.numbers(row, 2)))));
    long passed = needed.stream().mapToLong(Writers.Moment::last).min().orElse(Long.MAX_VALUE);
    Set<Long> open = new HashSet<>();
    needed.forEach(moment -> open.addAll(moment.open()));
    Long[] openTx = open.toArray(Long[]::new);
    Long bound =
        Sql.list(
                connection,
                Sql.FILES.render("purge_bound", values),
                row -> row.getLong(1),
                passed,
                openTx,
                BITE)
            .get(0);
    int purged = 0;
    if (bound > 0) {
      Sql.update(
          connection,
          Sql.FILES.render("purge_seen", values),
          bound,
          openTx,
          FreezeBatch.utc(Instant.now()));
      purged = Sql.update(connection, Sql.FILES.render("purge_log", values), bound, openTx);
    }
    connection.commit();
    return purged;
  }
}

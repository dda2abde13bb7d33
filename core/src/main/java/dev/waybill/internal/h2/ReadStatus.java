package dev.waybill.internal.h2;

import dev.waybill.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how things stand. */
final class ReadStatus {
  private final Connection connection;
  private final Installed installed;

  ReadStatus(Connection connection, Installed installed) {
    this.connection = connection;
    this.installed = installed;
  }

  /**
   * A queue's row.
   *
   * @param unused whether it was not refreshed for longer than its limit
   */
  record QueueRow(int id, @Nullable Long onView, QueuePosition position, boolean unused) {}

  /** What changes wait for a queue. */
  private record Pending(long count, @Nullable Instant since) {}

  Status status() throws SQLException {
    Set<String> capturing = capturing(connection);
    List<Status.Table> tables = new ArrayList<>();
    for (StoredTable table : installed.tables()) {
      tables.add(table(table, capturing));
    }
    Map<Integer, QueueRow> rows = rows(connection);
    List<Status.QueueState> queues = new ArrayList<>();
    for (StoredQueue queue : installed.queues()) {
      QueueRow row = rows.get(queue.id());
      if (row != null) {
        queues.add(queue(queue, row));
      }
    }
    String product =
        Sql.list(connection, Sql.FILES.text("product"), row -> row.getString(1)).get(0);
    return new Status(product, installed.version(), installed.zone().getId(), tables, queues);
  }

  /** Names of the capture triggers that are on the tables they belong to. */
  static Set<String> capturing(Connection connection) throws SQLException {
    return Set.copyOf(
        Sql.list(
            connection,
            Sql.FILES.text("find_triggers"),
            row -> Sql.folded(row.getString(2)) + " " + row.getString(3) + "." + row.getString(4)));
  }

  static String trigger(StoredTable table) {
    return TableSql.triggerName(table.id()) + " " + table.tracked().name();
  }

  /** The guards against TRUNCATE that hold, each with its table, as {@link #guard} writes it. */
  static Set<String> guards(Connection connection) throws SQLException {
    return Set.copyOf(
        Sql.list(
            connection,
            Sql.FILES.text("truncatable"),
            row -> Sql.folded(row.getString(1)) + " " + row.getString(2) + "." + row.getString(3)));
  }

  static String guard(StoredTable table) {
    return "guard_" + table.id() + " " + table.tracked().name();
  }

  static Map<Integer, QueueRow> rows(Connection connection) throws SQLException {
    Map<Integer, QueueRow> rows = new HashMap<>();
    Sql.list(
        connection,
        Sql.FILES.text("queue_state"),
        row ->
            rows.put(
                row.getInt(1),
                new QueueRow(
                    row.getInt(1),
                    row.getObject(3, Long.class),
                    new QueuePosition(
                        row.getLong(2),
                        row.getObject(4, Long.class),
                        QueuePosition.numbers(row, 5),
                        QueuePosition.instant(row, 6),
                        QueuePosition.instant(row, 7)),
                    row.getBoolean(8))));
    return rows;
  }

  private Status.Table table(StoredTable table, Set<String> capturing) throws SQLException {
    Map<String, Object> values = new TableSql(table).values();
    values.put("logLiteral", Sql.literal(String.valueOf(values.get("log"))));
    List<Long> log =
        Sql.list(
                connection,
                Sql.FILES.render("log_state", values),
                row -> List.of(row.getLong(1), row.getLong(2)))
            .get(0);
    return new Status.Table(
        table.tracked().name().toString(),
        table.tracked().frozenName(),
        capturing.contains(trigger(table)),
        table.since(),
        log.get(0),
        log.get(1),
        Drift.of(connection, table).all());
  }

  private Status.QueueState queue(StoredQueue queue, QueueRow row) throws SQLException {
    QueuePosition position = row.position();
    Pending pending = pending(queue, position);
    Status.Phase phase =
        position.refreshedAt() == null
            ? Status.Phase.NEW
            : position.staleSince() != null || row.unused()
                ? Status.Phase.STALE
                : Status.Phase.READY;
    Instant refreshedAt = position.refreshedAt();
    return new Status.QueueState(
        queue.settings().name(),
        phase,
        row.onView(),
        position.lastBatch() == 0 ? null : position.lastBatch(),
        refreshedAt,
        pending.count(),
        pending.count() == 0 || refreshedAt == null
            ? Duration.ZERO
            : Duration.between(refreshedAt, Instant.now()),
        queue.settings().documents(),
        queue.settings().keep(),
        queue.tables().stream().map(t -> t.tracked().frozenName()).toList());
  }

  private Pending pending(StoredQueue queue, QueuePosition position) throws SQLException {
    if (position.lastTx() == null) {
      return new Pending(0, null);
    }
    long count = 0;
    Instant since = null;
    for (StoredTable table : queue.tables()) {
      Pending of =
          Sql.list(
                  connection,
                  Sql.FILES.render("pending", new TableSql(table).values()),
                  row -> new Pending(row.getLong(1), QueuePosition.instant(row, 2)),
                  position.lastTx(),
                  position.openTx().toArray(Long[]::new),
                  Status.QueueState.PENDING_CAP)
              .get(0);
      count += of.count();
      if (since == null || (of.since() != null && of.since().isBefore(since))) {
        since = of.since();
      }
    }
    return new Pending(Math.min(count, Status.QueueState.PENDING_CAP), since);
  }
}

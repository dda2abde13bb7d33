package dev.waybill.internal.h2;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.options.ParseStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.h2.engine.Database;
import org.jspecify.annotations.Nullable;

/**
 * Freezes one batch of one queue.
 *
 * <p>Two sessions work together. The writer, which may be the caller's own, holds the queue's row,
 * so that refreshes of one queue take turns, and writes the batch. The reader sees one snapshot of
 * the whole database, taken after the row was locked; all that is frozen comes from it, and it sees
 * nothing that is not committed, not even of the caller.
 */
final class FreezeBatch {
  private static final Clock CLOCK = Clock.systemUTC();

  private final Engine engine;
  private final Cancellation cancellation;
  private final Connection writer;
  private final StoredQueue queue;

  private FreezeBatch(
      Engine engine, Cancellation cancellation, Connection writer, StoredQueue queue) {
    this.engine = engine;
    this.cancellation = cancellation;
    this.writer = writer;
    this.queue = queue;
  }

  /**
   * Freezes.
   *
   * @param cancellation ends it
   * @param writer writes the batch: the caller's connection or one of ours
   * @param start a date as typed; null for what comes next
   */
  static long freeze(
      Engine engine,
      Cancellation cancellation,
      Connection writer,
      StoredQueue queue,
      @Nullable String start)
      throws SQLException {
    return new FreezeBatch(engine, cancellation, writer, queue).run(start);
  }

  private long run(@Nullable String start) throws SQLException {
    LockPosition.await(writer, queue, cancellation);
    QueuePosition position = QueuePosition.read(writer, queue.id());
    Database database = InnerSession.of(writer).getDatabase();
    Reader reader = engine.reader(database, queue.id());
    Cancellation.Watch watch = cancellation.pass(reader.session().session());
    boolean done = false;
    try (watch) {
      long batch = freeze(reader, position, start);
      done = true;
      return batch;
    } catch (SQLException e) {
      Drift.check(database, queue, e);
      throw e;
    } finally {
      if (done && !watch.passed()) {
        engine.giveBack(reader);
      } else {
        reader.close();
      }
    }
  }

  private long freeze(Reader reader, QueuePosition position, @Nullable String typed)
      throws SQLException {
    Instant asked =
        typed == null ? null : ParseStart.parse(typed, reader.installed().zone(), CLOCK.instant());
    WorkingSets sets = reader.sets();

    Writers.Moment before = engine.writers().hold(InnerSession.of(writer).getTransaction());
    Instant cut = CLOCK.instant();
    reader.session().beginSnapshot();
    if (!reader.isCurrent()) {
      throw new WaybillException(
          ErrorCode.BUSY, "An install is under way; nothing was changed. Try again.");
    }
    Drift.check(reader.session().session().getDatabase(), queue, null);
    long last = engine.writers().last();

    long batch = position.lastBatch() + 1;
    BatchKind kind;
    Instant from;
    String notice = null;
    if (asked != null) {
      kind = BatchKind.SINCE;
      from = asked;
      sets.since(asked, position);
    } else if (position.lastTx() == null || position.refreshedAt() == null) {
      kind = BatchKind.FIRST;
      from = cut.minus(queue.settings().first());
      sets.since(from, position);
    } else if (position.isInterrupted()) {
      kind = BatchKind.SINCE;
      from = position.refreshedAt();
      notice =
          "Changes were not captured for some time since the last cut of queue "
              + queue.settings().name()
              + "; this batch has everything that a date or the log tells since then.";
      sets.sinceInterrupted(from, position);
    } else if (position.staleSince() != null) {
      kind = BatchKind.SINCE;
      from = position.refreshedAt();
      notice =
          "Queue "
              + queue.settings().name()
              + " was not refreshed for more than "
              + queue.settings().staleAfter().toDays()
              + " days; this batch has everything since its last cut.";
      sets.sinceStale(position, position.staleSince());
    } else {
      kind = BatchKind.NEXT;
      from = position.refreshedAt();
      sets.next(position);
    }
    Set<Long> candidates = new TreeSet<>(before.open());
    for (long number = before.last() + 1; number <= last; number++) {
      candidates.add(number);
    }
    candidates.removeAll(sets.visible(candidates));

    Map<String, Long> counts = new LinkedHashMap<>();
    long deleted = 0;
    long rows = 0;
    for (TableSql table : sets.queueTables()) {
      FreezeTable.Frozen frozen =
          sets.isEmpty(table)
              ? FreezeTable.Frozen.NOTHING
              : new FreezeTable(sets, table, cancellation).freeze(reader.session(), writer, batch);
      counts.put(table.tracked().frozenName(), frozen.rows());
      rows += frozen.rows();
      deleted += frozen.deleted();
    }
    counts.put(Batch.DELETED, deleted);
    cancellation.check();

    Sql.update(
        writer,
        Sql.FILES.text("save_position"),
        batch,
        last,
        candidates.toArray(Long[]::new),
        utc(cut),
        queue.id());
    Sql.update(
        writer,
        Sql.FILES.text("save_batch"),
        queue.id(),
        batch,
        kind.name().toLowerCase(Locale.ROOT),
        utc(from),
        utc(cut),
        rows,
        CountsJson.write(counts),
        notice);
    Upkeep.retire(writer, queue, batch);
    return batch;
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

package dev.waybill;

import dev.waybill.spi.Database;
import java.time.Instant;
import java.util.List;

/** One named queue of a database. Thread-safe: calls of one queue take turns in the database. */
public final class Queue {
  private final Database database;
  private final String name;

  Queue(Database database, String name) {
    this.database = database;
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** Freezes what changed since the last refresh, or, the first time, in the last 24 hours. */
  public Batch refresh() {
    return database.refresh(name);
  }

  /**
   * Freezes everything changed since {@code start}, a date as people type it, such as {@code
   * 2017-01-01}.
   */
  public Batch refresh(String start) {
    return database.refresh(name, start);
  }

  /** Freezes everything changed since {@code start}. */
  public Batch refresh(Instant start) {
    return database.refresh(name, start.toString());
  }

  /** Puts an earlier batch back on view; the position does not move. */
  public Batch recall(long batch) {
    return database.recall(name, batch);
  }

  /** The batches that stay, the newest first. */
  public List<Batch> batches() {
    return database.batches(name);
  }

  /** The batch on view; an {@link ErrorCode#UNKNOWN_BATCH} error before the first refresh. */
  public Batch current() {
    return batches().stream()
        .filter(Batch::onView)
        .findFirst()
        .orElseThrow(
            () ->
                new WaybillException(
                    ErrorCode.UNKNOWN_BATCH,
                    "Queue " + name + " has no batch yet. Run refresh first."));
  }

  /**
   * The batch's rows of one table, as they were at the cut, streamed.
   *
   * @param table the frozen name, or {@code Deleted} or {@code Changes}
   */
  public Rows rows(Batch batch, String table) {
    return database.rows(name, batch.id(), table);
  }
}

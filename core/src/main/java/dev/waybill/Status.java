package dev.waybill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How things stand.
 *
 * @param database the product and its version, such as {@code PostgreSQL 18.1}
 * @param version the version of Waybill that is installed in the database
 * @param timezone the zone of dates without an offset
 * @param tables the tracked tables, in the order of the model
 * @param queues the queues, by name
 */
public record Status(
    String database, String version, String timezone, List<Table> tables, List<QueueState> queues) {

  /**
   * A tracked table.
   *
   * @param name schema and table
   * @param frozenAs the view's name in every queue
   * @param capturing whether its changes are captured at this moment
   * @param capturingSince when capture began
   * @param logRows captured changes not yet purged, estimated where counting would be dear
   * @param logBytes what they take on disk
   * @param drift what its definition differs in from what is tracked; empty for nothing
   */
  public record Table(
      String name,
      String frozenAs,
      boolean capturing,
      @Nullable Instant capturingSince,
      long logRows,
      long logBytes,
      List<String> drift) {}

  /** Where a queue is in its life. */
  public enum Phase {
    /** Not refreshed yet. */
    NEW,
    /** In use. */
    READY,
    /** Unused for longer than its limit: the next refresh reads from its last cut by date. */
    STALE,
    /** Its position was taken in another database: {@code refresh(start)} is needed. */
    FOREIGN
  }

  /**
   * A queue.
   *
   * @param name its name and schema
   * @param phase where it is in its life
   * @param onView the batch that the views show; null before the first
   * @param last the batch cut last; null before the first
   * @param position the cut that the next refresh starts from; null before the first
   * @param pending captured changes that the next refresh will look at, at most {@link
   *     #PENDING_CAP}
   * @param lag time since the position where changes are pending, else zero
   * @param documents whether it freezes whole documents
   * @param keep how many batches stay
   * @param tables frozen names of its tables
   */
  public record QueueState(
      String name,
      Phase phase,
      @Nullable Long onView,
      @Nullable Long last,
      @Nullable Instant position,
      long pending,
      Duration lag,
      boolean documents,
      int keep,
      List<String> tables) {
    /** Counting stops here. */
    public static final long PENDING_CAP = 1_000_000;
  }
}

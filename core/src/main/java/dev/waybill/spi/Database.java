package dev.waybill.spi;

import dev.waybill.Batch;
import dev.waybill.Finding;
import dev.waybill.InstallReport;
import dev.waybill.QueueSettings;
import dev.waybill.Rows;
import dev.waybill.SqlSession;
import dev.waybill.Status;
import dev.waybill.load.Loader;
import dev.waybill.load.Rejected;
import dev.waybill.load.SourceState;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open database with its configuration. Thread-safe. Every method throws {@link
 * dev.waybill.WaybillException} and leaves everything as it was when it does.
 */
public interface Database extends AutoCloseable {
  /** Creates or upgrades everything, idempotent: a second call finds nothing to do. */
  InstallReport install();

  /** The SQL that {@link #install()} would run now, readable, in order. */
  String installScript();

  /** Removes everything but the user's tables. */
  InstallReport uninstall();

  void createQueue(QueueSettings settings);

  void dropQueue(String queue);

  Batch refresh(String queue);

  Batch refresh(String queue, String start);

  Batch recall(String queue, long batch);

  /** The batches that stay, the newest first. */
  List<Batch> batches(String queue);

  /** Rows of one frozen table of a batch that stays; {@code Deleted} and {@code Changes} too. */
  Rows rows(String queue, long batch, String table);

  /** Rows of any query, for the command line, streamed. */
  Rows query(String sql);

  /** A new conversation in SQL, for the command line. */
  SqlSession session();

  Status status();

  /** All that was looked at, the worst first. */
  List<Finding> doctor();

  /**
   * Purges captured changes that every queue has passed, empties the batches that no longer stay,
   * and marks unused queues stale: in short transactions of its own, in nobody's way. Safe to call
   * at any time from several places.
   */
  void upkeep();

  /** A loader with a connection of its own; the caller closes it. */
  Loader loader();

  /** How every source stands that has loaded or tried to, by name. */
  List<SourceState> sources();

  /**
   * Records that are set aside, the oldest first.
   *
   * @param source whose; null for all
   * @param limit most of them
   */
  List<Rejected> rejected(@Nullable String source, int limit);

  /**
   * Forgets records that are set aside.
   *
   * @param ids of {@link Rejected}; empty for all of the source
   * @return how many
   */
  long dropRejected(String source, List<Long> ids);

  /** A new connection as the configured user, for SQL of the caller's own; the caller closes it. */
  Connection connect();

  @Override
  void close();
}

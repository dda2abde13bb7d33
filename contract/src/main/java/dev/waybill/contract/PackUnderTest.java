package dev.waybill.contract;

import dev.waybill.DatabaseSettings;
import dev.waybill.spi.DatabasePack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A database pack with a real server behind it, and the few things that each database spells in its
 * own way. Thread-safe.
 */
public interface PackUnderTest {
  DatabasePack pack();

  /** Settings of a new, empty database, as a user who may do everything in it. */
  DatabaseSettings freshDatabase();

  /** Drops a database that {@link #freshDatabase()} made. */
  void drop(DatabaseSettings database);

  /**
   * Tests of single clauses that the pack does not keep or cannot meet, by name, each with the
   * reason that is printed when it is skipped. What a pack states as its limit belongs into its
   * remarks, with a test of its own that shows it.
   */
  default Map<String, String> exceptions() {
    return Map.of();
  }

  /** A statement that refreshes; the queue is an identifier as SQL writes it. */
  String refresh(String queue);

  /** A statement that refreshes from a start. */
  String refresh(String queue, String start);

  /**
   * The rows that a statement gives which refreshes a queue: batch, kind, from, until, total rows.
   * Where procedures of the database give one value, as its pack then states, the batch's row is
   * read by that value.
   */
  default List<String> refreshed(Session session, String queue, String statement)
      throws SQLException {
    return session.rows(statement);
  }

  /** A statement that recalls a batch. */
  String recall(String queue, long batch);

  /** From now on statements of this connection fail which wait for a lock, or run, longer. */
  void limitWaiting(Connection connection, Duration limit) throws SQLException;

  /** Starts a transaction in which every statement sees the snapshot of the first. */
  void beginAtOneSnapshot(Connection connection) throws SQLException;

  /**
   * The statement that empties a table at once. Where the database refuses that for a tracked
   * table, as its pack then states, the one that deletes every row.
   */
  default String empty(String table) {
    return "truncate table " + table;
  }

  /** The statement that drops a tracked table. */
  default String dropTable(String table) {
    return "drop table " + table;
  }

  /**
   * Statements that make a {@link Shop}'s installation look like one that an older version made:
   * the version, a definition remembered of each object, and the view of notes, which hides every
   * row.
   */
  List<String> older();

  /** A table expression {@code s} with one column {@code i} that counts from 1 to n. */
  String series(int n);

  /**
   * A statement that inserts a note or changes its body where there is one with that number; its
   * parameters are number and body.
   */
  String upsertNote();

  /** Statements that create a user who has no rights yet. */
  List<String> createUser(String user, String password);

  /** The words that give a user the right to use a schema and read all tables in it, if needed. */
  List<String> allowReading(String user, String schema);
}

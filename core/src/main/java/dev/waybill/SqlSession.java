package dev.waybill;

/**
 * A conversation in SQL: its statements share one connection, so that settings, temporary tables
 * and a transaction that was begun go on from one to the next. Outside such a transaction every
 * statement commits by itself. Not thread-safe; close it.
 */
public interface SqlSession extends AutoCloseable {

  /** What a statement came to. */
  sealed interface Outcome {}

  /** It returned rows, which the caller closes before the next statement. */
  record Found(Rows rows) implements Outcome {}

  /**
   * It returned no rows.
   *
   * @param rows how many it changed; 0 for a statement that changes none, such as a definition
   */
  record Changed(long rows) implements Outcome {}

  /**
   * Runs one statement, as a user typed it.
   *
   * @throws WaybillException with the database's own words
   */
  Outcome run(String sql);

  @Override
  void close();
}

package dev.waybill.contract.history;

import dev.waybill.contract.history.Key.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Something that brings changes in batches: a queue, or what people write in place of one. */
public interface Feed extends AutoCloseable {
  String name();

  /** Whether batches hold whole orders: an order with all its lines. */
  boolean documents();

  /** The batches that bring everything there is at the start. */
  List<Cut> first() throws SQLException;

  /**
   * Batches that calls cut whose answer got lost. They may be older than anything that committed
   * since, and promise nothing of it.
   *
   * @throws SQLException nothing was brought; the next call brings it
   */
  default List<Cut> missed() throws SQLException {
    return List.of();
  }

  /**
   * Cuts a batch and brings it, behind any that others cut meanwhile.
   *
   * @throws SQLException nothing was brought; what was cut all the same is missed
   */
  List<Cut> next(Random random) throws SQLException;

  @Override
  void close() throws SQLException;

  /** Reads a table's rows into a map. */
  static void read(Connection connection, Table table, String from, Map<Key, State> into)
      throws SQLException {
    String sql = "select " + table.key() + ", value_, version, stamp from " + from;
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        int at = table.keyLength();
        Key key = new Key(table, rows.getLong(1), at == 1 ? 0 : rows.getLong(2));
        State state = new State(rows.getLong(at + 1), rows.getLong(at + 2), rows.getLong(at + 3));
        if (into.put(key, state) != null) {
          throw new IllegalStateException(from + " has two rows of " + key);
        }
      }
    }
  }
}

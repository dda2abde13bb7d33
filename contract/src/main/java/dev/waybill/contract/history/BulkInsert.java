package dev.waybill.contract.history;

import dev.waybill.contract.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** How accounts are loaded in bulk; databases have ways of their own. */
@FunctionalInterface
public interface BulkInsert {
  /** Batched statements. */
  BulkInsert BATCHED =
      (session, rows) -> {
        try (PreparedStatement statement =
            session
                .connection()
                .prepareStatement("insert into hist.accounts values (?, ?, ?, ?)")) {
          for (Map.Entry<Key, State> row : rows.entrySet()) {
            statement.setLong(1, row.getKey().id());
            statement.setLong(2, row.getValue().value());
            statement.setLong(3, row.getValue().version());
            statement.setLong(4, row.getValue().stamp());
            statement.addBatch();
          }
          statement.executeBatch();
        }
      };

  void insert(Session session, Map<Key, State> accounts) throws SQLException;
}

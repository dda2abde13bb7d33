package dev.waybill.contract.postgresql;

import dev.waybill.contract.Session;
import dev.waybill.contract.history.BulkInsert;
import dev.waybill.contract.history.Key;
import dev.waybill.contract.history.State;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.Map;
import java.util.StringJoiner;
import org.postgresql.PGConnection;

/** Loads with COPY. */
final class CopyAccounts implements BulkInsert {
  @Override
  public void insert(Session session, Map<Key, State> accounts) throws SQLException {
    StringJoiner lines = new StringJoiner("\n");
    accounts.forEach(
        (key, state) ->
            lines.add(
                key.id() + "\t" + state.value() + "\t" + state.version() + "\t" + state.stamp()));
    try {
      session
          .connection()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy hist.accounts from stdin", new StringReader(lines.toString()));
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }
}

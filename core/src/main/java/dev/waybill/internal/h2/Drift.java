package dev.waybill.internal.h2;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.spi.CatalogTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.engine.Database;

/**
 * How a table's definition differs from what is tracked.
 *
 * @param lost what is gone and makes refresh fail
 * @param gained columns that are new and not frozen yet, and those whose type changed
 */
record Drift(List<String> lost, List<String> gained) {
  List<String> all() {
    List<String> all = new ArrayList<>(lost);
    all.addAll(gained);
    return all;
  }

  static Drift of(Connection connection, StoredTable stored) throws SQLException {
    Optional<CatalogTable> now = new H2Catalog(connection).get(stored.tracked().name());
    if (now.isEmpty()) {
      return new Drift(List.of("the table is gone or has another name"), List.of());
    }
    List<String> lost = new ArrayList<>();
    List<String> gained = new ArrayList<>();
    for (CatalogTable.Column column : stored.known()) {
      Optional<CatalogTable.Column> same = named(now.get().columns(), column.name());
      if (same.isEmpty()) {
        lost.add("column " + column.name() + " is gone or has another name");
      } else if (!same.get().type().equals(column.type())) {
        gained.add("column " + column.name() + " is now " + same.get().type());
      }
    }
    for (CatalogTable.Column column : now.get().columns()) {
      if (named(stored.known(), column.name()).isEmpty()) {
        gained.add("column " + column.name() + " is new and not frozen yet");
      }
    }
    return new Drift(lost, gained);
  }

  private static Optional<CatalogTable.Column> named(
      List<CatalogTable.Column> columns, String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** The error of a refresh, with the drift that caused it where one did. */
  static SQLException explain(SQLException e, Database database, StoredQueue queue)
      throws SQLException {
    try (InnerSession session = new InnerSession(database)) {
      for (StoredTable table : queue.tables()) {
        List<String> lost = of(session.connection(), table).lost();
        if (!lost.isEmpty()) {
          throw new WaybillException(
              ErrorCode.DRIFT,
              "Table "
                  + table.tracked().name()
                  + ": "
                  + String.join("; ", lost)
                  + ". Nothing was changed; name it as before, or run waybill install.",
              e);
        }
      }
    }
    return e;
  }
}

package dev.waybill.internal.h2;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.spi.CatalogTable;
import dev.waybill.spi.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.h2.engine.Database;
import org.h2.schema.Schema;
import org.h2.schema.TriggerObject;
import org.h2.table.Column;
import org.h2.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * How a table's definition differs from what is tracked.
 *
 * @param lost what is gone and makes refresh fail
 * @param gained columns that are new and not frozen yet, and those whose type changed
 */
record Drift(List<String> lost, List<String> gained) {
  private static final String TABLE_GONE = "the table is gone or has another name";

  List<String> all() {
    List<String> all = new ArrayList<>(lost);
    all.addAll(gained);
    return all;
  }

  static Drift of(Connection connection, StoredTable stored) throws SQLException {
    Optional<List<CatalogTable.Column>> now =
        new H2Catalog(connection).columns(stored.tracked().name());
    if (now.isEmpty()) {
      return new Drift(List.of(TABLE_GONE), List.of());
    }
    List<String> lost = new ArrayList<>();
    List<String> gained = new ArrayList<>();
    for (CatalogTable.Column column : stored.known()) {
      Optional<CatalogTable.Column> same = named(now.get(), column.name());
      if (same.isEmpty()) {
        lost.add(columnGone(column));
      } else if (!same.get().type().equals(column.type())) {
        gained.add("column " + column.name() + " is now " + same.get().type());
      }
    }
    for (CatalogTable.Column column : now.get()) {
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

  /**
   * Fails where a table of a queue, or a column that it knew, is gone, or a column has another type
   * than what is frozen of it, changes or not. It asks the engine's own objects, in memory, so that
   * every refresh can.
   *
   * @param cause what went wrong for that; null before anything did
   */
  static void check(Database database, StoredQueue queue, @Nullable SQLException cause) {
    for (StoredTable stored : queue.tables()) {
      List<String> lost = lost(database, queue, stored);
      if (!lost.isEmpty()) {
        throw new WaybillException(
            ErrorCode.DRIFT,
            "Table "
                + stored.tracked().name()
                + ": "
                + String.join("; ", lost)
                + ". Nothing was changed; name it as before, or run waybill install.",
            cause);
      }
    }
  }

  private static List<String> lost(Database database, StoredQueue queue, StoredTable stored) {
    TableName name = stored.tracked().name();
    Schema schema = database.findSchema(name.schema());
    Table table = schema == null ? null : schema.findTableOrView(null, name.table());
    if (table == null || !table.getName().equals(name.table())) {
      return List.of(TABLE_GONE);
    }
    Map<String, Column> columns = columns(table);
    List<String> lost = new ArrayList<>();
    if (!captures(schema, TableSql.triggerName(stored.id()), table)) {
      lost.add(
          "its changes are not captured, since it was replaced or trigger "
              + TableSql.triggerName(stored.id())
              + " was dropped");
    }
    stored.known().stream()
        .filter(column -> !columns.containsKey(column.name()))
        .map(Drift::columnGone)
        .forEach(lost::add);
    Table frozen =
        database
            .getSchema("waybill")
            .getTableOrView(
                null, TableSql.frozenTable(queue.settings().name(), stored.tracked().frozenName()));
    columns(frozen)
        .forEach(
            (column, kept) -> {
              Column now = columns.get(column);
              if (now != null && !now.getType().equals(kept.getType())) {
                lost.add("column " + column + " has another type than what is frozen of it");
              }
            });
    return lost;
  }

  /**
   * Whether the trigger is there and on this table: one that is renamed takes its triggers along.
   */
  private static boolean captures(Schema schema, String name, Table table) {
    TriggerObject trigger = schema.findTrigger(name);
    if (trigger == null) {
      // Without quotes a name is stored in the case of the database.
      trigger = schema.findTrigger(name.toUpperCase(Locale.ROOT));
    }
    return trigger != null && trigger.getTable().getId() == table.getId();
  }

  private static Map<String, Column> columns(Table table) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (Column column : table.getColumns()) {
      columns.put(column.getName(), column);
    }
    return columns;
  }

  private static String columnGone(CatalogTable.Column column) {
    return "column " + column.name() + " is gone or has another name";
  }
}

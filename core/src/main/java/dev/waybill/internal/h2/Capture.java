package dev.waybill.internal.h2;

import dev.waybill.ErrorCode;
import dev.waybill.spi.CatalogTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.h2.api.Trigger;
import org.h2.engine.SessionLocal;
import org.h2.message.DbException;
import org.h2.result.Row;
import org.h2.schema.TriggerObject;
import org.h2.table.Column;
import org.h2.table.Table;
import org.h2.value.Value;
import org.h2.value.ValueBigint;
import org.h2.value.ValueChar;
import org.h2.value.ValueToObjectConverter;
import org.jspecify.annotations.Nullable;

/**
 * The trigger that logs every change of a row: number of the transaction, operation, time, key and
 * parent's key. It writes in the session that made the change, so that the log commits and rolls
 * back with it. H2 makes one for each tracked table; public because H2 makes it.
 */
public final class Capture implements Trigger {
  private static final Clock CLOCK = Clock.systemUTC();

  private String schema = "";
  private String trigger = "";
  private volatile @Nullable Target target;

  /**
   * Where a row's changes go.
   *
   * @param engine numbers the transactions
   * @param log the log's name
   * @param key positions of the key's columns in a row
   * @param parent positions of the parent's key
   */
  private record Target(Engine engine, String log, List<Integer> key, List<Integer> parent) {}

  @Override
  public void init(
      Connection connection,
      String schemaName,
      String triggerName,
      String tableName,
      boolean before,
      int type) {
    // While a table's definition changes, H2 makes the trigger under a passing name; the row's
    // shape is therefore looked up when the first row comes.
    schema = schemaName;
    int own = triggerName.toLowerCase(java.util.Locale.ROOT).lastIndexOf("waybill_capture_");
    trigger = own < 0 ? triggerName : triggerName.substring(own);
  }

  @Override
  public void fire(
      Connection connection,
      @Nullable Object @Nullable [] before,
      @Nullable Object @Nullable [] after)
      throws SQLException {
    SessionLocal session = InnerSession.of(connection);
    Target to = target(session);
    long number = to.engine().writers().number(session.getTransaction());
    Table log = session.getDatabase().getSchema("waybill").getTableOrView(session, to.log());
    Change change = new Change(session, log, to, number);
    try {
      if (before == null) {
        change.log("I", Objects.requireNonNull(after));
      } else if (after == null) {
        change.log("D", before);
      } else if (!same(to.key(), before, after)) {
        change.log("D", before);
        change.log("I", after);
      } else {
        if (!same(to.parent(), before, after)) {
          change.log("U", before);
        }
        change.log("U", after);
      }
    } catch (DbException e) {
      throw e.getSQLException();
    }
  }

  /**
   * Adds rows to the log as INSERT does, without its parsing, and whatever rights the writer has:
   * who may change the table need not be able to write, or read, the log.
   */
  private record Change(SessionLocal session, Table log, Target to, long number) {
    void log(String operation, @Nullable Object[] values) {
      log.lock(session, Table.WRITE_LOCK);
      Row row = log.getTemplateRow();
      int at = 0;
      row.setValue(at++, ValueBigint.get(number));
      row.setValue(at++, ValueChar.get(operation));
      row.setValue(at++, value(OffsetDateTime.now(CLOCK)));
      for (int column : to.key()) {
        row.setValue(at++, value(values[column]));
      }
      for (int column : to.parent()) {
        row.setValue(at++, value(values[column]));
      }
      log.convertInsertRow(session, row, null);
      log.addRow(session, row);
    }

    private Value value(@Nullable Object object) {
      return ValueToObjectConverter.objectToValue(session, object, Value.UNKNOWN);
    }
  }

  private static boolean same(
      List<Integer> columns, @Nullable Object[] before, @Nullable Object[] after) {
    for (int column : columns) {
      if (!Objects.deepEquals(before[column], after[column])) {
        return false;
      }
    }
    return true;
  }

  private Target target(SessionLocal session) throws SQLException {
    Target known = target;
    if (known != null) {
      return known;
    }
    try (InnerSession inner = new InnerSession(session.getDatabase())) {
      Target found = look(session, Engine.of(session.getDatabase()), inner);
      target = found;
      return found;
    }
  }

  private Target look(SessionLocal session, Engine engine, InnerSession inner) throws SQLException {
    Installed installed = engine.installed(inner.connection());
    TriggerObject object = session.getDatabase().getSchema(schema).findTrigger(trigger);
    StoredTable stored =
        installed.tables().stream()
            .filter(t -> TableSql.triggerName(t.id()).equalsIgnoreCase(trigger))
            .findFirst()
            .orElse(null);
    if (object == null || stored == null) {
      throw new SQLException(
          "The change cannot be captured: trigger "
              + schema
              + "."
              + trigger
              + " is not one of the installation. Run waybill install, or drop the trigger.",
          ErrorCode.DRIFT.sqlState());
    }
    return new Target(
        engine,
        "log_" + stored.id(),
        positions(object.getTable(), stored, stored.tracked().key()),
        positions(
            object.getTable(),
            stored,
            stored.tracked().parent() == null ? List.of() : stored.tracked().parent().columns()));
  }

  private static List<Integer> positions(
      Table table, StoredTable stored, List<CatalogTable.Column> columns) throws SQLException {
    List<Integer> positions = new ArrayList<>();
    List<String> names = Arrays.stream(table.getColumns()).map(Column::getName).toList();
    for (CatalogTable.Column column : columns) {
      int at = names.indexOf(column.name());
      if (at < 0) {
        throw new SQLException(
            "The change cannot be captured: table "
                + stored.tracked().name()
                + " has lost column "
                + column.name()
                + ". Name it as before, or run waybill uninstall and install.",
            ErrorCode.DRIFT.sqlState());
      }
      positions.add(at);
    }
    return positions;
  }
}

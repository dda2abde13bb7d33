package dev.waybill.internal.h2;

import dev.waybill.ErrorCode;
import dev.waybill.spi.CatalogTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.h2.api.Trigger;
import org.h2.engine.SessionLocal;
import org.h2.schema.TriggerObject;
import org.h2.table.Column;
import org.h2.table.Table;
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
   * @param sql inserts into the log
   * @param key positions of the key's columns in a row
   * @param parent positions of the parent's key
   */
  private record Target(String sql, List<Integer> key, List<Integer> parent) {}

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
    Engine engine = Engine.of(session.getDatabase());
    Target to = target(session, engine);
    long number = engine.writers().number(session.getTransaction());
    try (PreparedStatement log = connection.prepareStatement(to.sql())) {
      if (before == null) {
        write(log, to, number, "I", Objects.requireNonNull(after));
      } else if (after == null) {
        write(log, to, number, "D", before);
      } else if (!same(to.key(), before, after)) {
        write(log, to, number, "D", before);
        write(log, to, number, "I", after);
      } else {
        if (!same(to.parent(), before, after)) {
          write(log, to, number, "U", before);
        }
        write(log, to, number, "U", after);
      }
    }
  }

  private static void write(
      PreparedStatement log, Target to, long number, String operation, @Nullable Object[] row)
      throws SQLException {
    log.setLong(1, number);
    log.setString(2, operation);
    log.setObject(3, OffsetDateTime.now(CLOCK));
    int at = 4;
    for (int column : to.key()) {
      log.setObject(at++, row[column]);
    }
    for (int column : to.parent()) {
      log.setObject(at++, row[column]);
    }
    log.executeUpdate();
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

  private Target target(SessionLocal session, Engine engine) throws SQLException {
    Target known = target;
    if (known != null) {
      return known;
    }
    try (InnerSession inner = new InnerSession(session.getDatabase())) {
      Target found = look(session, engine.installed(inner.connection()));
      target = found;
      return found;
    }
  }

  private Target look(SessionLocal session, Installed installed) throws SQLException {
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
    TableSql sql = new TableSql(stored);
    return new Target(
        Sql.FILES.render("log_change", sql.values()),
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

package dev.waybill.internal.postgresql;

import dev.waybill.Config;
import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.internal.LoadSession;
import dev.waybill.internal.LoadTable;
import dev.waybill.internal.SqlTemplates;
import dev.waybill.internal.ValueLimits;
import dev.waybill.load.NewColumn;
import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A loader's connection to PostgreSQL. */
final class PgLoadSession implements LoadSession {
  private static final ValueLimits LIMITS = new ValueLimits(false, true, -4712, 294_275);

  private final Connection connection;
  private final Config config;
  private final ZoneId zone;
  private final CopyRows copy;
  private PgTargets targets;
  private final Map<String, PgTarget> byName = new HashMap<>();
  private final Map<List<Object>, PgLoadTable> open = new HashMap<>();
  private final Map<List<Object>, Boolean> indexes = new HashMap<>();
  private final Map<String, Stage> stages = new HashMap<>();
  private int made;

  private PgLoadSession(Connection connection, Config config, ZoneId zone) throws SQLException {
    this.connection = connection;
    this.config = config;
    this.zone = zone;
    this.copy = new CopyRows(connection);
    this.targets = new PgTargets(connection, config);
  }

  /**
   * On a connection that does not commit by itself.
   *
   * @throws WaybillException {@code NOT_INSTALLED}
   */
  static PgLoadSession on(Connection connection, Config config) throws SQLException {
    ZoneId zone = requireInstalled(connection, config);
    Sql.run(connection, Sql.FILES.text("load_settings"));
    connection.commit();
    return new PgLoadSession(connection, config, zone);
  }

  /** The zone of dates without an offset, where what the loader keeps is installed. */
  static ZoneId requireInstalled(Connection connection, Config config) throws SQLException {
    Installed.read(connection).required();
    String zone =
        Sql.list(connection, "can_load", row -> row.getString(1)).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new WaybillException(
                        ErrorCode.NOT_INSTALLED,
                        "What is installed in this database is older than loading. Run waybill"
                            + " install."));
    ZoneId configured = config.timezone();
    if (configured != null) {
      return configured;
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new WaybillException(
          ErrorCode.CONFIGURATION,
          "The database's time zone " + zone + " is none that Java knows; set timezone: to one.",
          e);
    }
  }

  @Override
  public Connection connection() {
    return connection;
  }

  CopyRows copy() {
    return copy;
  }

  @Override
  public SqlTemplates files() {
    return Sql.FILES;
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public ValueLimits limits() {
    return LIMITS;
  }

  @Override
  public TargetTable table(String typed) throws SQLException {
    return known(targets.find(typed));
  }

  @Override
  public TargetTable parentOf(TargetTable part) throws SQLException {
    return known(targets.parentOf(target(part).name()));
  }

  private TargetTable known(PgTarget target) {
    byName.putIfAbsent(target.table().name(), target);
    return target.table();
  }

  private PgTarget target(TargetTable table) {
    return Objects.requireNonNull(byName.get(table.name()));
  }

  @Override
  public LoadTable open(TargetTable table, List<Column> columns) {
    return open.computeIfAbsent(
        List.of(table.name(), columns),
        key -> {
          PgTarget target = target(table);
          return new PgLoadTable(this, target, columns.stream().map(target::column).toList());
        });
  }

  boolean hasIndex(PgTarget target, List<Column> columns) throws SQLException {
    List<Object> key = List.of(target.name(), columns);
    Boolean known = indexes.get(key);
    if (known == null) {
      String[] names = columns.stream().map(Column::name).toArray(String[]::new);
      try (PreparedStatement statement =
          connection.prepareStatement(Sql.FILES.text("has_index_on"))) {
        statement.setLong(1, target.relation());
        statement.setArray(2, connection.createArrayOf("text", names));
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          known = row.getBoolean(1);
        }
      }
      indexes.put(key, known);
    }
    return known;
  }

  Stage stage(PgTarget target) {
    return stages.computeIfAbsent(target.table().name(), name -> new Stage(this, target));
  }

  /** Names are not used again: what a savepoint brought back may still be there. */
  String nextStage() {
    return "waybill_stage_" + ++made;
  }

  @Override
  public void addColumn(TargetTable table, NewColumn column) throws SQLException {
    String type =
        switch (column.kind()) {
          case TEXT, OTHER -> "text";
          case WHOLE_NUMBER -> "bigint";
          case DECIMAL -> "numeric";
          case FLOAT -> "double precision";
          case TRUTH -> "boolean";
          case BYTES -> "bytea";
          case DATE -> "date";
          case TIME -> "time";
          case DATE_TIME -> "timestamp";
          case INSTANT -> "timestamptz";
        };
    PgTarget target = target(table);
    Sql.run(
        connection,
        Sql.FILES.render(
            "add_column",
            Map.of(
                "table",
                target.sqlName(),
                "column",
                Sql.name(spelled(target, column.name())),
                "type",
                type)));
  }

  /** Where all names are in lower case, as unquoted SQL makes them, a new one is, too. */
  private static String spelled(PgTarget target, String name) {
    boolean folded =
        name.matches("[A-Za-z_][A-Za-z_0-9]*")
            && target.table().columns().stream()
                .map(Column::name)
                .allMatch(known -> known.equals(known.toLowerCase(Locale.ROOT)));
    return folded ? name.toLowerCase(Locale.ROOT) : name;
  }

  @Override
  public void checkAtOnce() throws SQLException {
    Sql.run(connection, Sql.FILES.text("check_at_once"));
  }

  @Override
  public void committed() {
    stages.values().forEach(Stage::committed);
  }

  @Override
  public void rolledBack() {
    stages.values().forEach(Stage::rolledBack);
  }

  @Override
  public void forget() {
    targets = new PgTargets(connection, config);
    byName.clear();
    open.clear();
    indexes.clear();
    stages.clear();
  }

  @Override
  public String constraint(SQLException e) {
    ServerErrorMessage message =
        e instanceof PSQLException server ? server.getServerErrorMessage() : null;
    if (message == null) {
      return "";
    }
    String name = message.getConstraint() == null ? message.getColumn() : message.getConstraint();
    return name == null ? "" : name;
  }

  @Override
  public WaybillException error(String what, SQLException e) {
    if (PostgresDatabase.ERRORS.code(e) != ErrorCode.NO_RIGHTS) {
      return PostgresDatabase.ERRORS.of(what, e);
    }
    // Of a missing right the server's words name the object, and hold no data.
    ServerErrorMessage message =
        e instanceof PSQLException server ? server.getServerErrorMessage() : null;
    return new WaybillException(
        ErrorCode.NO_RIGHTS,
        what
            + " failed: the database user lacks a right"
            + (message == null ? "" : " (" + message.getMessage() + ")")
            + "; it needs to select, insert, update and delete in the tables that it loads and in"
            + " schema waybill, and to create temporary tables (SQLState "
            + e.getSQLState()
            + ").",
        e);
  }

  @Override
  public void cancel() throws SQLException {
    connection.unwrap(BaseConnection.class).cancelQuery();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

package dev.waybill.internal.h2;

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
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A loader's connection to H2. */
final class H2LoadSession implements LoadSession {
  private static final ValueLimits LIMITS = new ValueLimits(true, false, -999_999_998, 999_999_998);

  private final Connection connection;
  private final Config config;
  private final ZoneId zone;
  private H2Targets targets;
  private final Map<String, H2Target> byName = new HashMap<>();
  private final Map<List<Object>, H2LoadTable> open = new HashMap<>();
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private volatile @Nullable Statement running;

  /**
   * @param connection that does not commit by itself
   * @param zone of dates without an offset
   */
  H2LoadSession(Connection connection, Config config, ZoneId zone) {
    this.connection = connection;
    this.config = config;
    this.zone = zone;
    this.targets = new H2Targets(connection, config);
  }

  @Override
  public Connection connection() {
    return connection;
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

  private TargetTable known(H2Target target) {
    byName.putIfAbsent(target.table().name(), target);
    return target.table();
  }

  private H2Target target(TargetTable table) {
    return Objects.requireNonNull(byName.get(table.name()));
  }

  @Override
  public LoadTable open(TargetTable table, List<Column> columns) {
    return open.computeIfAbsent(
        List.of(table.name(), columns), key -> new H2LoadTable(this, target(table), columns));
  }

  /** A statement that is kept, and that {@link #cancel} ends once it runs. */
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(Sql.bare(sql));
      prepared.put(sql, statement);
    }
    statement.clearBatch();
    running = statement;
    return statement;
  }

  /** The number of rows that a batch changed. */
  int runBatch(PreparedStatement statement) throws SQLException {
    try {
      int rows = 0;
      for (int count : statement.executeBatch()) {
        rows += count;
      }
      return rows;
    } catch (BatchUpdateException e) {
      SQLException cause = e.getNextException();
      throw cause == null ? e : cause;
    }
  }

  @Override
  public void addColumn(TargetTable table, NewColumn column) throws SQLException {
    String type =
        switch (column.kind()) {
          case TEXT, OTHER -> "character varying";
          case WHOLE_NUMBER -> "bigint";
          case DECIMAL -> "numeric(38, 10)";
          case FLOAT -> "double precision";
          case TRUTH -> "boolean";
          case BYTES -> "binary varying";
          case DATE -> "date";
          case TIME -> "time(6)";
          case DATE_TIME -> "timestamp(6)";
          case INSTANT -> "timestamp(6) with time zone";
        };
    Sql.update(
        connection,
        Sql.FILES.render(
            "add_column",
            Map.of(
                "name", target(table).sqlName(), "column", Sql.name(column.name()), "type", type)));
  }

  @Override
  public void checkAtOnce() {
    // H2 checks every constraint with the statement.
  }

  @Override
  public void committed() {
    // Nothing is kept that ends with a transaction.
  }

  @Override
  public void rolledBack() {
    // As above.
  }

  @Override
  public void forget() {
    targets = new H2Targets(connection, config);
    byName.clear();
    open.clear();
    prepared.clear();
  }

  @Override
  public String constraint(SQLException e) {
    // H2 names it within its words only, between values of the row.
    return "";
  }

  @Override
  public WaybillException error(String what, SQLException e) {
    if (H2Database.ERRORS.code(e) != ErrorCode.NO_RIGHTS) {
      return H2Database.ERRORS.of(what, e);
    }
    return new WaybillException(
        ErrorCode.NO_RIGHTS,
        what
            + " failed: the database user lacks a right; it needs to select, insert, update and"
            + " delete in the tables that it loads and in schema waybill (SQLState "
            + e.getSQLState()
            + ").",
        e);
  }

  @Override
  public void cancel() throws SQLException {
    Statement statement = running;
    if (statement != null) {
      statement.cancel();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

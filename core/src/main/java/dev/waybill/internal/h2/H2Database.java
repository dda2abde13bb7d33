package dev.waybill.internal.h2;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.Finding;
import dev.waybill.InstallReport;
import dev.waybill.QueueSettings;
import dev.waybill.Rows;
import dev.waybill.SqlSession;
import dev.waybill.Status;
import dev.waybill.WaybillException;
import dev.waybill.internal.BulkLoader;
import dev.waybill.internal.LoadNotes;
import dev.waybill.internal.ResultSetRows;
import dev.waybill.internal.SqlErrors;
import dev.waybill.load.Loader;
import dev.waybill.load.Rejected;
import dev.waybill.load.SourceState;
import dev.waybill.spi.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.engine.Constants;
import org.h2.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;

/** An H2 database over JDBC, in this process or in the one that serves the file. Thread-safe. */
final class H2Database implements Database {
  static final SqlErrors ERRORS =
      new SqlErrors(
          Map.ofEntries(
              Map.entry("90013", ErrorCode.UNREACHABLE),
              Map.entry("90020", ErrorCode.UNREACHABLE),
              Map.entry("90067", ErrorCode.UNREACHABLE),
              Map.entry("90121", ErrorCode.UNREACHABLE),
              Map.entry("90146", ErrorCode.UNREACHABLE),
              Map.entry("90096", ErrorCode.NO_RIGHTS),
              Map.entry("90040", ErrorCode.NO_RIGHTS),
              Map.entry("90097", ErrorCode.READ_ONLY),
              Map.entry("90131", ErrorCode.BUSY),
              Map.entry("HYT00", ErrorCode.BUSY),
              Map.entry("57014", ErrorCode.BUSY),
              Map.entry("90028", ErrorCode.RESOURCES),
              Map.entry("90031", ErrorCode.RESOURCES),
              Map.entry("90108", ErrorCode.RESOURCES)),
          H2Database::words);

  /** H2's words for "not there": schema, procedure, table, view. */
  private static final List<String> MISSING = List.of("90079", "90022", "42S02", "42S03", "42S04");

  private static final String INTEGRITY = "23";
  private static final Pattern VALUES =
      Pattern.compile(
          "(?:(?: VALUES)? )?\\( ?/\\* key:.*|(?<=\\)) \\(.*| VALUES \\(.*", Pattern.DOTALL);
  private static final int NO_DATABASE = org.h2.api.ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1;

  private final Config config;
  private final Connect connect;

  /** Keeps the database open, in this process if it was the first, while we are. */
  private final Connection anchor;

  private H2Database(Config config, Connect connect) {
    this.config = config;
    this.connect = connect;
    this.anchor = connect.now();
  }

  static H2Database open(Config config) {
    return new H2Database(
        config, new Connect(config.database(), H2Url.complete(config.database().url())));
  }

  /** Where there is no file, an empty database in memory, which nobody else sees and which goes. */
  static H2Database openExisting(Config config) {
    try {
      return new H2Database(
          config, new Connect(config.database(), H2Url.existing(config.database().url())));
    } catch (WaybillException e) {
      if (e.getCause() instanceof SQLException cause && cause.getErrorCode() == NO_DATABASE) {
        Config bare =
            new Config(
                new DatabaseSettings(config.database().url(), null, null),
                config.tables(),
                config.queues(),
                config.timezone());
        return new H2Database(
            bare, new Connect(bare.database(), H2Url.empty("waybill-" + UUID.randomUUID())));
      }
      throw e;
    }
  }

  static String words(SQLException e) {
    String text =
        e instanceof JdbcException h2 ? h2.getOriginalMessage() : String.valueOf(e.getMessage());
    if (String.valueOf(e.getSQLState()).startsWith(INTEGRITY)) {
      // Behind the constraint's name H2 puts the row that stands there, with all its values.
      return VALUES.matcher(text).replaceFirst("\"");
    }
    return text.endsWith(".") && !isOurs(e) ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean isOurs(SQLException e) {
    return e.getSQLState() != null && ErrorCode.ofSqlState(e.getSQLState()).isPresent();
  }

  @Override
  public SqlSession session() {
    return new H2Session(connect(), ERRORS::ofTyped);
  }

  @Override
  public Loader loader() {
    Connection connection = connect();
    try {
      Installed installed = loadable(connection);
      connection.setAutoCommit(false);
      ZoneId zone = config.timezone() == null ? installed.zone() : config.timezone();
      return new BulkLoader(new H2LoadSession(connection, config, zone));
    } catch (SQLException e) {
      throw closing(connection, explained("Opening a loader", null, connection, e));
    } catch (WaybillException e) {
      throw closing(connection, e);
    }
  }

  /** What is installed, with what the loader keeps. */
  private Installed loadable(Connection connection) throws SQLException {
    Installed installed = installed(connection);
    if (!Sql.list(connection, Sql.FILES.text("can_load"), row -> row.getBoolean(1)).get(0)) {
      throw new WaybillException(
          ErrorCode.NOT_INSTALLED,
          "What is installed in "
              + Connect.plain(config.database().url())
              + " is older than loading. Run waybill install.");
    }
    return installed;
  }

  @Override
  public List<SourceState> sources() {
    return notes("Reading how the sources stand", LoadNotes::sources);
  }

  @Override
  public List<Rejected> rejected(@Nullable String source, int limit) {
    return notes("Reading what is set aside", notes -> notes.rejected(source, limit));
  }

  @Override
  public long dropRejected(String source, List<Long> ids) {
    return notes("Dropping what is set aside", notes -> notes.drop(source, ids));
  }

  private interface Noting<T> {
    T on(LoadNotes notes) throws SQLException;
  }

  private <T> T notes(String what, Noting<T> work) {
    return run(
        what,
        null,
        connection -> {
          loadable(connection);
          return work.on(new LoadNotes(connection, Sql.FILES));
        });
  }

  @Override
  public Connection connect() {
    return connect.now();
  }

  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private <T> T run(String what, @Nullable String queue, Work<T> work) {
    try (Connection connection = connect()) {
      try {
        return work.with(connection);
      } catch (SQLException e) {
        throw explained(what, queue, connection, e);
      }
    } catch (SQLException e) {
      throw ERRORS.of(what, e);
    }
  }

  /** Tells a missing installation and a missing queue from other errors. */
  private WaybillException explained(
      String what, @Nullable String queue, Connection connection, SQLException e) {
    if (e.getSQLState() != null && MISSING.contains(e.getSQLState())) {
      try {
        if (!isInstalled(connection)) {
          return notInstalled(e);
        }
      } catch (SQLException looking) {
        e.addSuppressed(looking);
        return ERRORS.of(what, e);
      }
      if (queue != null) {
        return unknownQueue(queue, e);
      }
    }
    return ERRORS.of(what, e);
  }

  private WaybillException notInstalled(@Nullable Throwable cause) {
    return new WaybillException(
        ErrorCode.NOT_INSTALLED,
        "Waybill is not installed in "
            + Connect.plain(config.database().url())
            + ". Run waybill install.",
        cause);
  }

  private static WaybillException unknownQueue(String queue, @Nullable Throwable cause) {
    return new WaybillException(
        ErrorCode.UNKNOWN_QUEUE,
        "There is no queue "
            + Sql.plain(queue)
            + ". See waybill queue list, or create it with waybill queue create.",
        cause);
  }

  private static boolean isInstalled(Connection connection) throws SQLException {
    return Sql.list(connection, Sql.FILES.text("is_installed"), row -> row.getInt(1)).get(0) > 0;
  }

  private Installed installed(Connection connection) throws SQLException {
    if (!isInstalled(connection)) {
      throw notInstalled(null);
    }
    return Installed.read(connection);
  }

  @Override
  public InstallReport install() {
    return run(
        "Install",
        null,
        connection -> {
          PlanInstall.Plan plan = new PlanInstall(connection, config).plan(Version.CURRENT);
          return execute(connection, plan);
        });
  }

  private static InstallReport execute(Connection connection, PlanInstall.Plan plan)
      throws SQLException {
    for (Step step : plan.steps()) {
      Sql.update(connection, step.sql());
    }
    return new InstallReport(
        plan.steps().stream().map(Step::action).flatMap(Optional::stream).toList(), plan.hints());
  }

  @Override
  public String installScript() {
    return run(
        "Install",
        null,
        connection -> {
          List<Step> steps = new PlanInstall(connection, config).plan(Version.CURRENT).steps();
          if (steps.isEmpty()) {
            return "-- Nothing to do: all of it is installed as configured.\n";
          }
          StringBuilder script = new StringBuilder();
          for (Step step : steps) {
            script.append(step.sql().strip()).append(";\n\n");
          }
          return script.toString();
        });
  }

  @Override
  public InstallReport uninstall() {
    return run(
        "Uninstall",
        null,
        connection -> execute(connection, PlanRemoval.all(connection, installed(connection))));
  }

  @Override
  public void createQueue(QueueSettings settings) {
    run(
        "Creating queue " + settings.name(),
        null,
        connection -> {
          Installed installed = installed(connection);
          if (installed.queue(settings.name()).isPresent()) {
            throw new WaybillException(
                ErrorCode.BAD_NAME,
                "Queue " + settings.name() + " is there already. Choose another name.");
          }
          return execute(connection, new PlanInstall(connection, config).planQueue(settings));
        });
  }

  @Override
  public void dropQueue(String queue) {
    run(
        "Dropping queue " + queue,
        queue,
        connection -> {
          StoredQueue stored =
              installed(connection).queue(queue).orElseThrow(() -> unknownQueue(queue, null));
          return execute(connection, PlanRemoval.queue(connection, stored));
        });
  }

  @Override
  public Batch refresh(String queue) {
    return call("Refresh of queue " + queue, queue, "call_refresh");
  }

  @Override
  public Batch refresh(String queue, String start) {
    return call("Refresh of queue " + queue, queue, "call_refresh_since", start);
  }

  @Override
  public Batch recall(String queue, long batch) {
    return call("Recall of queue " + queue, queue, "call_recall", batch);
  }

  private Batch call(String what, String queue, String file, Object... parameters) {
    return run(
        what,
        queue,
        connection -> {
          String sql = Sql.FILES.render(file, Map.of("schema", Sql.name(queue)));
          long id = Sql.list(connection, sql, row -> row.getLong(1), parameters).get(0);
          return Sql.list(
                  connection,
                  Sql.FILES.render("one_batch", Map.of("batches", QueueSql.batches(queue))),
                  row -> batch(queue, row),
                  id)
              .get(0);
        });
  }

  private static Batch batch(String queue, ResultSet row) throws SQLException {
    return new Batch(
        queue,
        row.getLong(1),
        BatchKind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getBoolean(5),
        CountsJson.read(row.getString(6)),
        row.getString(7));
  }

  @Override
  public List<Batch> batches(String queue) {
    return run(
        "Listing the batches of queue " + queue, queue, connection -> batches(connection, queue));
  }

  private static List<Batch> batches(Connection connection, String queue) throws SQLException {
    return Sql.list(
        connection,
        Sql.FILES.render("list_batches", Map.of("batches", QueueSql.batches(queue))),
        row -> batch(queue, row));
  }

  private record ViewColumn(String view, String column) {}

  @Override
  public Rows rows(String queue, long batch, String table) {
    String what = "Reading batch " + batch + " of queue " + queue;
    Connection connection = connect();
    try {
      String sql = rowsAtOneSnapshot(connection, queue, batch, table);
      return ResultSetRows.query(connection, sql, List.of(batch), e -> ERRORS.of(what, e));
    } catch (SQLException e) {
      throw closing(connection, explained(what, queue, connection, e));
    } catch (WaybillException e) {
      throw closing(connection, e);
    }
  }

  private static WaybillException closing(Connection connection, WaybillException error) {
    try {
      connection.close();
    } catch (SQLException e) {
      error.addSuppressed(e);
    }
    return error;
  }

  /** The check and all the rows see the batch, though other refreshes may empty it meanwhile. */
  private static String rowsAtOneSnapshot(
      Connection connection, String queue, long batch, String table) throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Constants.TRANSACTION_SNAPSHOT);
    checkStays(connection, queue, batch);
    String sql = rowsSql(connection, queue, table);
    Sql.update(connection, Sql.FILES.text("stream"));
    return sql;
  }

  private static void checkStays(Connection connection, String queue, long batch)
      throws SQLException {
    List<Batch> staying = batches(connection, queue);
    if (staying.stream().noneMatch(b -> b.id() == batch)) {
      throw new WaybillException(
          ErrorCode.UNKNOWN_BATCH,
          "Queue "
              + queue
              + " has no batch "
              + batch
              + ". "
              + (staying.isEmpty()
                  ? "Run refresh first."
                  : "Batches "
                      + staying.get(staying.size() - 1).id()
                      + " to "
                      + staying.get(0).id()
                      + " stay."));
    }
  }

  private static String rowsSql(Connection connection, String queue, String table)
      throws SQLException {
    Map<String, Object> values = new HashMap<>();
    values.put("deleted", QueueSql.deleted(queue));
    values.put("allChanges", QueueSql.allChanges(queue));
    if (table.equalsIgnoreCase(Batch.DELETED)) {
      return Sql.FILES.render("batch_deleted", values);
    }
    if (table.equalsIgnoreCase("Changes")) {
      return Sql.FILES.render("batch_changes", values);
    }
    List<ViewColumn> columns =
        Sql.list(
            connection,
            Sql.FILES.text("view_columns"),
            row -> new ViewColumn(row.getString(1), row.getString(2)),
            queue,
            table);
    if (columns.isEmpty() || table.equalsIgnoreCase("Batch")) {
      throw new WaybillException(
          ErrorCode.UNKNOWN_TABLE,
          "Queue "
              + queue
              + " has no table "
              + Sql.plain(table)
              + ". See waybill status for the tables of each queue.");
    }
    values.put("frozen", TableSql.frozen(queue, columns.get(0).view()));
    values.put(
        "columns", columns.stream().map(c -> Map.of("column", Sql.name(c.column()))).toList());
    return Sql.FILES.render("batch_rows", values);
  }

  /**
   * {@inheritDoc}
   *
   * <p>{@code exec queue.refresh} gives one value in H2, which can call only procedures that do;
   * its batch is shown in its place.
   */
  @Override
  public Rows query(String sql) {
    Connection connection = connect();
    try {
      connection.setAutoCommit(false);
      Matcher procedure = H2Session.PROCEDURE.matcher(sql);
      if (procedure.matches()) {
        long batch = Sql.list(connection, sql, row -> row.getLong(1)).get(0);
        return ResultSetRows.query(
            connection,
            Sql.FILES.render("show_current", Map.of("schema", procedure.group(1))),
            List.of(batch),
            ERRORS::ofTyped);
      }
    } catch (SQLException e) {
      try (connection) {
        throw ERRORS.ofTyped(e);
      } catch (SQLException closing) {
        throw ERRORS.ofTyped(e);
      }
    }
    return ResultSetRows.execute(connection, sql, ERRORS::ofTyped);
  }

  @Override
  public Status status() {
    return run("Status", null, c -> new ReadStatus(c, installed(c)).status());
  }

  @Override
  public List<Finding> doctor() {
    return run("Doctor", null, c -> new Examine(c, installed(c)).findings());
  }

  @Override
  public void upkeep() {
    run(
        "Upkeep",
        null,
        connection -> Sql.list(connection, Sql.FILES.text("call_upkeep"), row -> row.getLong(1)));
  }

  @Override
  public void close() {
    try {
      connect.close(anchor);
    } catch (SQLException e) {
      throw ERRORS.of("Closing the database", e);
    }
  }
}

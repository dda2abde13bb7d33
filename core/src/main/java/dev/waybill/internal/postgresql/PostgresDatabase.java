package dev.waybill.internal.postgresql;

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
import dev.waybill.internal.JdbcSession;
import dev.waybill.internal.LoadNotes;
import dev.waybill.internal.ResultSetRows;
import dev.waybill.internal.SqlErrors;
import dev.waybill.load.Loader;
import dev.waybill.load.Rejected;
import dev.waybill.load.SourceState;
import dev.waybill.spi.Database;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open PostgreSQL database. Thread-safe: every call has a connection of its own. */
final class PostgresDatabase implements Database {
  static final SqlErrors ERRORS =
      new SqlErrors(
          Map.of(
              "3F000", ErrorCode.UNKNOWN_QUEUE,
              "42883", ErrorCode.UNKNOWN_QUEUE,
              "2BP01", ErrorCode.REFUSED,
              "57014", ErrorCode.REFUSED),
          PostgresDatabase::words);

  private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);

  private final Config config;

  private PostgresDatabase(Config config) {
    this.config = config;
  }

  static PostgresDatabase open(Config config) {
    PostgresDatabase database = new PostgresDatabase(config);
    try (Connection connection = database.connect()) {
      return database;
    } catch (SQLException e) {
      throw ERRORS.of("Connecting", e);
    }
  }

  private static String words(SQLException e) {
    ServerErrorMessage message =
        e instanceof PSQLException server ? server.getServerErrorMessage() : null;
    String words = message == null ? e.getMessage() : message.getMessage();
    return words == null ? "no message" : words;
  }

  @Override
  public Loader loader() {
    Connection connection = connect();
    try {
      connection.setAutoCommit(false);
      return new BulkLoader(PgLoadSession.on(connection, config));
    } catch (SQLException e) {
      throw closing(connection, ERRORS.of("Opening a loader", e));
    } catch (WaybillException e) {
      throw closing(connection, e);
    }
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
    return transaction(
        what,
        connection -> {
          PgLoadSession.requireInstalled(connection, config);
          return work.on(new LoadNotes(connection, Sql.FILES));
        });
  }

  @Override
  public Connection connect() {
    DatabaseSettings settings = config.database();
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "waybill");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    if (settings.user() != null) {
      properties.setProperty("user", settings.user());
    }
    if (settings.password() != null) {
      properties.setProperty("password", settings.password().reveal());
    }
    try {
      return DriverManager.getConnection(settings.url(), properties);
    } catch (SQLException e) {
      throw new WaybillException(ErrorCode.UNREACHABLE, cannotConnect(e), e);
    }
  }

  private String cannotConnect(SQLException e) {
    // Host and database are named, parameters are not: a password may be among them.
    String where =
        config.database().url().replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    String state = Objects.requireNonNullElse(e.getSQLState(), "");
    String why =
        switch (state.length() == 5 ? state.substring(0, 2) : state) {
          case "28" -> "user or password was refused; check database.user and database.password";
          case "3D" -> "there is no such database; create it, or check database.url";
          case "53" -> "the server takes no more connections; try again, or raise its limit";
          case "57" -> "the server is starting up or shutting down; try again";
          default -> "no server answers there; check database.url and that the server runs";
        };
    return "Cannot connect to " + where + ": " + why + ".";
  }

  /** Work on a connection in one transaction. */
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T transaction(String what, Work<T> work) {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      return transaction(connection, work);
    } catch (SQLException e) {
      throw ERRORS.of(what, e);
    }
  }

  private static <T> T transaction(Connection connection, Work<T> work) throws SQLException {
    T result;
    try {
      result = work.on(connection);
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
    connection.commit();
    return result;
  }

  /** Work that creates schemas and triggers: its rights are not a queue's owner's to grant. */
  private <T> T creating(String what, Work<T> work) {
    try {
      return transaction(what, work);
    } catch (WaybillException e) {
      if (e.code() != ErrorCode.NO_RIGHTS || !(e.getCause() instanceof SQLException cause)) {
        throw e;
      }
      String remedy =
          transaction(
              "Looking for rights",
              connection ->
                  Sql.list(connection, "missing_grant", row -> row.getString(1)).stream()
                      .findFirst()
                      .orElse(
                          "it must own the tracked tables and what an earlier install created;"
                              + " connect as their owner"));
      throw new WaybillException(
          ErrorCode.NO_RIGHTS,
          what
              + " failed: the database user lacks a right; "
              + remedy
              + " (SQLState "
              + cause.getSQLState()
              + ").",
          e);
    }
  }

  @Override
  public InstallReport install() {
    return creating(
        "Install",
        connection -> {
          Sql.run(connection, Sql.FILES.text("install_lock"));
          PlanInstall plan = new PlanInstall(connection, config, Installed.read(connection));
          return run(connection, plan.install(), plan.hints());
        });
  }

  private static InstallReport run(Connection connection, List<Step> steps, List<String> hints)
      throws SQLException {
    try (PreparedStatement remember = connection.prepareStatement(Sql.FILES.text("object"))) {
      for (Step step : steps) {
        if (step.action() != null) {
          LOG.info("{}", step.action());
        }
        Sql.run(connection, step.sql());
        if (step.object() != null) {
          remember.setString(1, step.object());
          remember.setString(2, step.digest());
          remember.addBatch();
        }
      }
      // Together, and not one by one: a round trip less for each object.
      remember.executeBatch();
    } catch (BatchUpdateException e) {
      SQLException cause = e.getNextException();
      throw cause == null ? e : cause;
    }
    List<String> actions =
        steps.stream()
            .map(Step::action)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    if (actions.isEmpty() && !steps.isEmpty()) {
      actions = List.of("Update " + steps.size() + " objects in schema waybill");
    }
    return new InstallReport(actions, hints);
  }

  @Override
  public String installScript() {
    return transaction(
        "Reading what is installed",
        connection -> {
          PlanInstall plan = new PlanInstall(connection, config, Installed.read(connection));
          List<Step> steps = plan.install();
          if (steps.isEmpty()) {
            return "-- Nothing to do: all of it is installed as configured.\n";
          }
          StringBuilder script =
              new StringBuilder("begin;\n\n").append(Sql.FILES.text("install_lock")).append('\n');
          for (Step step : steps) {
            script.append(step.sql().strip()).append("\n");
            if (step.object() != null) {
              script
                  .append("insert into waybill.installed_object (name, digest) values (")
                  .append(Sql.literal(step.object()))
                  .append(", '")
                  .append(step.digest())
                  .append("') on conflict (name) do update set digest = excluded.digest;\n\n");
            }
          }
          return script.append("commit;\n").toString();
        });
  }

  @Override
  public InstallReport uninstall() {
    return transaction(
        "Uninstall",
        connection -> {
          Sql.run(connection, Sql.FILES.text("install_lock"));
          return run(connection, PlanRemoval.all(Installed.read(connection).required()), List.of());
        });
  }

  @Override
  public void createQueue(QueueSettings settings) {
    creating(
        "Creating queue " + settings.name(),
        connection -> {
          Sql.run(connection, Sql.FILES.text("install_lock"));
          PlanInstall plan =
              new PlanInstall(connection, config, Installed.read(connection).required());
          return run(connection, plan.createQueue(settings), List.of());
        });
  }

  @Override
  public void dropQueue(String queue) {
    transaction(
        "Dropping queue " + queue,
        connection -> {
          Sql.run(connection, Sql.FILES.text("install_lock"));
          Installed installed = Installed.read(connection).required();
          return run(
              connection, List.of(PlanRemoval.queue(installed, installed.queue(queue))), List.of());
        });
  }

  @Override
  public Batch refresh(String queue) {
    return refreshFrom(queue, null);
  }

  @Override
  public Batch refresh(String queue, String start) {
    return refreshFrom(queue, start);
  }

  private Batch refreshFrom(String queue, @Nullable String start) {
    return call(queue, "call_refresh", start);
  }

  @Override
  public Batch recall(String queue, long batch) {
    return call(queue, "call_recall", batch);
  }

  /**
   * Each statement commits by itself, as from any client, so that a refresh may do upkeep that is
   * due.
   */
  private Batch call(String queue, String file, @Nullable Object parameter) {
    try (Connection connection = connect()) {
      long id;
      try (PreparedStatement call =
          connection.prepareStatement(Sql.FILES.render(file, Map.of("schema", Sql.name(queue))))) {
        call.setObject(1, parameter);
        try (ResultSet row = call.executeQuery()) {
          row.next();
          id = row.getLong(1);
        }
      } catch (SQLException e) {
        throw unknownQueue(queue, e);
      }
      Batch batch = batches(connection, queue, id).get(0);
      LOG.debug("Queue {} shows batch {} of {} rows", queue, batch.id(), batch.rows());
      return batch;
    } catch (SQLException e) {
      throw ERRORS.of("Queue " + queue, e);
    }
  }

  /** Tells a queue that is not there from a database without Waybill. */
  private SQLException unknownQueue(String queue, SQLException e) {
    if (ERRORS.code(e) != ErrorCode.UNKNOWN_QUEUE) {
      return e;
    }
    ErrorCode.ofSqlState(Objects.requireNonNullElse(e.getSQLState(), ""))
        .ifPresent(
            own -> {
              throw ERRORS.of("Queue " + queue, e);
            });
    boolean there =
        transaction(
            "Looking for Waybill",
            connection -> Sql.list(connection, "is_installed", row -> row.getBoolean(1)).get(0));
    if (!there) {
      throw new WaybillException(
          ErrorCode.NOT_INSTALLED,
          "Waybill is not installed in this database. Run waybill install.",
          e);
    }
    throw new WaybillException(
        ErrorCode.UNKNOWN_QUEUE, "There is no queue " + queue + ". See waybill queue list.", e);
  }

  @Override
  public List<Batch> batches(String queue) {
    return transaction(
        "Reading the batches of queue " + queue, connection -> batches(connection, queue, null));
  }

  private List<Batch> batches(Connection connection, String queue, @Nullable Long id)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            Sql.FILES.render(
                "batches", Map.of("name", queue.replace('\n', ' '), "schema", Sql.name(queue))))) {
      statement.setObject(1, id, java.sql.Types.BIGINT);
      try (ResultSet row = statement.executeQuery()) {
        List<Batch> batches = new java.util.ArrayList<>();
        while (row.next()) {
          batches.add(
              new Batch(
                  queue,
                  row.getLong(1),
                  BatchKind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                  Objects.requireNonNull(Sql.instant(row, 3)),
                  Objects.requireNonNull(Sql.instant(row, 4)),
                  row.getBoolean(5),
                  Counts.parse(row.getString(6)),
                  row.getString(7)));
        }
        return batches;
      }
    } catch (SQLException e) {
      if ("42P01".equals(e.getSQLState())) {
        throw unknownQueue(queue, new SQLException(e.getMessage(), "3F000", e));
      }
      throw e;
    }
  }

  /** One snapshot for all of it: a batch that retires meanwhile is still read whole. */
  @Override
  public Rows rows(String queue, long batch, String table) {
    Connection connection = connect();
    try {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      String view =
          batches(connection, queue, batch).stream()
              .findFirst()
              .map(found -> viewOf(found, table))
              .orElseThrow(
                  () ->
                      new WaybillException(
                          ErrorCode.UNKNOWN_BATCH,
                          "Queue "
                              + queue
                              + " has no batch "
                              + batch
                              + " any more, or not yet. See waybill batches."));
      Sql.list(connection, "show_batch", row -> row.getString(1), String.valueOf(batch));
      return ResultSetRows.query(
          connection,
          Sql.FILES.render("rows", Map.of("view", Sql.name(queue) + "." + Sql.name(view))),
          List.of(),
          e -> ERRORS.of("Reading " + table + " of queue " + queue, e));
    } catch (SQLException e) {
      throw closing(connection, ERRORS.of("Reading " + table + " of queue " + queue, e));
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

  private static String viewOf(Batch batch, String table) {
    String folded = table.toLowerCase(Locale.ROOT);
    if (folded.equals("deleted") || folded.equals("changes")) {
      return folded;
    }
    return batch.counts().keySet().stream()
        .filter(name -> name.equals(table))
        .findFirst()
        .or(
            () ->
                batch.counts().keySet().stream()
                    .filter(name -> name.equalsIgnoreCase(table))
                    .findFirst())
        .orElseThrow(
            () ->
                new WaybillException(
                    ErrorCode.UNKNOWN_TABLE,
                    "Queue "
                        + batch.queue()
                        + " has no table "
                        + table
                        + ". It has "
                        + String.join(", ", batch.counts().keySet())
                        + " and Changes."));
  }

  @Override
  public Rows query(String sql) {
    Connection connection = connect();
    try {
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw closing(connection, ERRORS.of("Connecting", e));
    }
    return ResultSetRows.execute(connection, sql, ERRORS::ofTyped);
  }

  @Override
  public SqlSession session() {
    return new JdbcSession(connect(), ERRORS::ofTyped);
  }

  @Override
  public Status status() {
    return transaction(
        "Status",
        connection -> new Examine(connection, Installed.read(connection).required()).status());
  }

  @Override
  public List<Finding> doctor() {
    return transaction(
        "Doctor",
        connection -> new Examine(connection, Installed.read(connection).required()).doctor());
  }

  /** A transaction for each step, so that a lock is held no longer than its step. */
  @Override
  public void upkeep() {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      Installed installed = transaction(connection, reading -> Installed.read(reading).required());
      upkeep(connection, "mark_stale()");
      for (Installed.Table table : installed.tables()) {
        upkeep(connection, "purge(" + table.id() + ")");
      }
      upkeep(connection, "empty_retired(1000)");
    } catch (SQLException e) {
      throw ERRORS.of("Upkeep", e);
    }
  }

  private static void upkeep(Connection connection, String call) throws SQLException {
    String sql = Sql.FILES.render("call_upkeep", Map.of("call", call));
    transaction(
        connection,
        step -> {
          Sql.run(step, sql);
          return call;
        });
  }

  @Override
  public void close() {
    // Nothing is held open between calls.
  }
}

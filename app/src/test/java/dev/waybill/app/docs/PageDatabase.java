package dev.waybill.app.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.QueueSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.postgresql.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database that one page has to itself. Not thread-safe.
 *
 * <p>A prepared one holds a few customers and orders in the built-in model, the queues {@code
 * queue} and {@code shipping}, and seven batches of each.
 */
final class PageDatabase implements AutoCloseable {
  private static final int BATCHES = 7;
  private static final List<String> ROWS =
      List.of(
          "insert into dbo.customers (customerid, firstname, lastname, modifieddate) values"
              + " (1, 'Ada', 'Lovelace', '2020-01-01')",
          "insert into dbo.customers (customerid, firstname, lastname, modifieddate) values"
              + " (2, 'Grace', 'Hopper', '2020-01-01')",
          "insert into dbo.orders (orderid, customerid, orderstatusid, total, modifieddate) values"
              + " (5, 1, 7, 20, '2020-01-01')",
          "insert into dbo.orderdetails (orderid, orderline, itemcode, quantity) values"
              + " (5, 1, 'TEA', 2)");

  private final DatabaseSettings settings;
  private @Nullable Connection connection;

  private PageDatabase(DatabaseSettings settings) {
    this.settings = settings;
  }

  static PageDatabase create(String name, Path folder, boolean prepared) {
    PageDatabase database =
        new PageDatabase(
            switch (name) {
              case "h2" ->
                  new DatabaseSettings("jdbc:h2:file:" + folder.resolve("waybill"), null, null);
              case "postgresql" -> PostgresServer.shared("newest").freshDatabase();
              default -> throw new IllegalArgumentException("no database " + name);
            });
    if (prepared) {
      database.prepare();
    }
    return database;
  }

  DatabaseSettings settings() {
    return settings;
  }

  private void prepare() {
    Config config =
        Config.builtIn(settings)
            .withQueues(
                QueueSettings.named("queue"), QueueSettings.named("shipping").withDocuments());
    try (Waybill waybill = Waybill.open(config)) {
      waybill.install();
      for (String row : ROWS) {
        run(new SqlScript.Statement(row, ""));
      }
      for (int i = 1; i <= BATCHES; i++) {
        String change = "update dbo.orders set total = total + 1, modifieddate = current_timestamp";
        run(new SqlScript.Statement(change, ""));
        waybill.queue("queue").refresh();
        waybill.queue("shipping").refresh();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      try (Waybill waybill = Waybill.open(Config.builtIn(settings))) {
        open = waybill.connect();
        connection = open;
      }
    }
    return open;
  }

  /** Runs a statement as a client would, and expects that it is refused where the page says so. */
  void run(SqlScript.Statement statement) throws SQLException {
    try (Statement run = connection().createStatement()) {
      run.execute(statement.sql());
    } catch (SQLException e) {
      if (statement.refused().isEmpty()) {
        throw new SQLException(
            e.getMessage() + " (SQLState " + e.getSQLState() + ") in: " + statement.sql(), e);
      }
      assertThat(e.getSQLState()).as(statement.sql()).isEqualTo(statement.refused());
      return;
    }
    if (!statement.refused().isEmpty()) {
      fail("should have been refused: %s", statement.sql());
    }
  }

  /** Has the server parse statements with parameters, without running them. */
  void check(List<String> statements) throws SQLException {
    for (String sql : statements) {
      try (PreparedStatement prepared = connection().prepareStatement(sql)) {
        prepared.getParameterMetaData();
      } catch (SQLException e) {
        throw new SQLException(e.getMessage() + " in: " + sql, e);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}

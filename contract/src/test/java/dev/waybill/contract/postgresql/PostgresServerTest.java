package dev.waybill.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server that the other tests stand on. */
final class PostgresServerTest {
  @ParameterizedTest
  @ValueSource(strings = {"oldest", "newest"})
  void killedServer_keepsWhatWasCommitted(String version) throws Exception {
    try (PostgresServer server = PostgresServer.start(version)) {
      server.execute("create table t as select 1 as i");
      Connection open = server.connect("postgres");
      server.kill();
      assertThatThrownBy(() -> open.createStatement().execute("select 1"))
          .isInstanceOf(SQLException.class);
      server.restart();
      server.execute("insert into t values (2)");
      try (Connection again = server.connect("postgres");
          Statement statement = again.createStatement();
          var rows = statement.executeQuery("select count(*) from t")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(2);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"oldest", "newest"})
  void replica_followsAndIsReadOnly(String version) throws Exception {
    PostgresServer server = PostgresServer.shared(version);
    DatabaseSettings database = server.freshDatabase();
    String name = database.url().substring(database.url().lastIndexOf('/') + 1);
    try (Connection connection = server.connect(name);
        Statement statement = connection.createStatement()) {
      statement.execute("create table t as select 1 as i");
      try (PostgresServer replica = server.copy(PostgresServer.Follow.YES)) {
        statement.execute("insert into t values (2)");
        try (Connection reading = DriverManager.getConnection(replica.url(name), "postgres", "")) {
          Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
          while (count(reading) < 2 && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
          }
          assertThat(count(reading)).isEqualTo(2);
          assertThatThrownBy(() -> reading.createStatement().execute("insert into t values (3)"))
              .isInstanceOf(SQLException.class);
        }
      }
    }
    server.drop(database);
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from t")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}

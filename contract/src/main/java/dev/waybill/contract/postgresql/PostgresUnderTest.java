package dev.waybill.contract.postgresql;

import dev.waybill.DatabaseSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.PackUnderTest;
import dev.waybill.spi.DatabasePack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** The PostgreSQL pack on a real server. */
public final class PostgresUnderTest implements PackUnderTest {
  private final PostgresServer server;

  public PostgresUnderTest(PostgresServer server) {
    this.server = server;
  }

  public PostgresServer server() {
    return server;
  }

  @Override
  public DatabasePack pack() {
    return Waybill.packs().stream()
        .filter(pack -> pack.name().equals("postgresql"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public DatabaseSettings freshDatabase() {
    return server.freshDatabase();
  }

  @Override
  public void drop(DatabaseSettings database) {
    server.drop(database);
  }

  @Override
  public String refresh(String queue) {
    return "call " + queue + ".refresh()";
  }

  @Override
  public String refresh(String queue, String start) {
    return "call " + queue + ".refresh('" + start + "')";
  }

  @Override
  public String recall(String queue, long batch) {
    return "call " + queue + ".recall(" + batch + ")";
  }

  @Override
  public void limitWaiting(Connection connection, Duration limit) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set lock_timeout = " + limit.toMillis());
      statement.execute("set statement_timeout = " + limit.toMillis());
    }
  }

  @Override
  public void beginAtOneSnapshot(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
  }

  @Override
  public List<String> older() {
    return List.of(
        "update waybill.installation set version = '0.0.1'",
        "update waybill.installed_object set digest = 'older'",
        "create or replace view queue.notes as select noteid, body from shop.notes where false",
        "create or replace function waybill.recall(the_queue text, batch bigint)"
            + " returns waybill.batch language sql as 'select null::waybill.batch'");
  }

  @Override
  public String series(int n) {
    return "generate_series(1, " + n + ") as s(i)";
  }

  @Override
  public String upsertNote() {
    return "insert into shop.notes values (?, ?)"
        + " on conflict (noteid) do update set body = excluded.body";
  }

  @Override
  public List<String> createUser(String user, String password) {
    return List.of("create role " + user + " login password '" + password + "'");
  }

  @Override
  public List<String> allowReading(String user, String schema) {
    return List.of(
        "grant usage on schema " + schema + " to " + user,
        "grant select on all tables in schema " + schema + " to " + user);
  }
}

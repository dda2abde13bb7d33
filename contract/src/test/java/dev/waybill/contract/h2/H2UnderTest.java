package dev.waybill.contract.h2;

import dev.waybill.DatabaseSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.PackUnderTest;
import dev.waybill.contract.Session;
import dev.waybill.spi.DatabasePack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pack of the embedded database, on files as users have them. */
final class H2UnderTest implements PackUnderTest {
  /** H2's own isolation level beside those of JDBC. */
  private static final int SNAPSHOT = 6;

  private static final String FILE = "jdbc:h2:file:";

  @Override
  public DatabasePack pack() {
    return Waybill.packs().stream()
        .filter(pack -> pack.name().equals("h2"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public DatabaseSettings freshDatabase() {
    try {
      Path directory = Files.createTempDirectory("waybill-h2");
      return new DatabaseSettings(FILE + directory.resolve("shop"), null, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void drop(DatabaseSettings database) {
    Path directory = Path.of(database.url().substring(FILE.length())).getParent();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Limits that the pack states; {@link H2ContractTest} shows what happens instead. */
  @Override
  public Map<String, String> exceptions() {
    String truncate = "H2 fires no trigger on TRUNCATE, so a tracked table refuses it";
    Map<String, String> exceptions = new HashMap<>();
    List.of(
            "R16_truncate_listsEveryKey",
            "R16_truncateThenInsert_listsOnlyWhatIsGone",
            "R16_truncateOfAnEmptyTable_isNothing")
        .forEach(test -> exceptions.put(test, truncate));
    exceptions.put("R11_atOneSnapshot_cutsThere", "a refresh on H2 always cuts at its own instant");
    return exceptions;
  }

  @Override
  public String refresh(String queue) {
    return "exec " + queue + ".refresh";
  }

  @Override
  public String refresh(String queue, String start) {
    return "exec " + queue + ".refresh '" + start + "'";
  }

  /** The value is the batch's number alone: anything else would not be taken for one. */
  @Override
  public List<String> refreshed(Session session, String queue, String statement)
      throws SQLException {
    List<String> values = session.rows(statement);
    if (values.size() != 1) {
      return values;
    }
    return session.rows(
        "select id, kind, \"from\", until, rows from "
            + queue
            + ".batch where id = "
            + Long.parseLong(values.get(0)));
  }

  @Override
  public String recall(String queue, long batch) {
    return "exec " + queue + ".recall " + batch;
  }

  @Override
  public void limitWaiting(Connection connection, Duration limit) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set lock_timeout " + limit.toMillis());
      statement.execute("set query_timeout " + limit.toMillis());
    }
  }

  @Override
  public void beginAtOneSnapshot(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(SNAPSHOT);
  }

  @Override
  public String empty(String table) {
    return "delete from " + table;
  }

  @Override
  public String dropTable(String table) {
    return "drop table " + table + " cascade";
  }

  @Override
  public List<String> older() {
    return List.of(
        "update waybill.setting set content = '0.0.1' where name = 'version'",
        "update waybill.object set digest = 'older'",
        "create or replace force view queue.notes as select noteid, body from shop.notes where false");
  }

  @Override
  public String series(int n) {
    return "system_range(1, " + n + ") as s(i)";
  }

  @Override
  public String upsertNote() {
    return "merge into shop.notes as n using (values (cast(? as int), cast(? as varchar)))"
        + " as v(noteid, body) on n.noteid = v.noteid"
        + " when matched then update set body = v.body"
        + " when not matched then insert values (v.noteid, v.body)";
  }

  @Override
  public List<String> createUser(String user, String password) {
    return List.of("create user " + user + " password '" + password + "'");
  }

  @Override
  public List<String> allowReading(String user, String schema) {
    return List.of("grant select on schema " + schema + " to " + user);
  }
}

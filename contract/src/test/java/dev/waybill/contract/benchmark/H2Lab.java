package dev.waybill.contract.benchmark;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The like of {@link Lab} on an embedded database in a file. Close it. Not thread-safe. */
final class H2Lab implements AutoCloseable {
  private final Path folder = Files.createTempDirectory("waybill-lab");
  private final DatabaseSettings settings =
      new DatabaseSettings("jdbc:h2:file:" + folder.resolve("lab"), null, null);
  private final List<Session> sessions = new ArrayList<>();
  private Waybill waybill = Waybill.open(Config.builtIn(settings));

  H2Lab() throws IOException, SQLException {
    session().script("create schema lab");
  }

  DatabaseSettings settings() {
    return settings;
  }

  Waybill waybill() {
    return waybill;
  }

  Session session() throws SQLException {
    Session session = new Session(waybill.connect());
    sessions.add(session);
    return session;
  }

  void table(String name, int rows) throws SQLException {
    Session session = session();
    session.script(
        "create table lab."
            + name
            + " (orderid int primary key, customerid int not null, status varchar(20) not null,"
            + " total numeric(19, 4) not null, note varchar(200) not null,"
            + " modified timestamp with time zone not null)");
    session.run(
        "insert into lab."
            + name
            + " select x, mod(x, 1000), 'new', mod(x, 500), repeat('note', 16),"
            + " timestamp with time zone '2020-01-01 00:00:00Z' from system_range(1, "
            + rows
            + ")");
  }

  void install(String table) throws SQLException {
    closeSessions();
    waybill.close();
    waybill =
        Waybill.open(
            Config.builtIn(settings)
                .withTables(TableSettings.named("lab." + table).withModified("modified"))
                .withQueues(QueueSettings.named("q_" + table)));
    waybill.install();
  }

  void closeSessions() throws SQLException {
    for (Session session : sessions) {
      session.close();
    }
    sessions.clear();
  }

  @Override
  public void close() throws SQLException, IOException {
    closeSessions();
    waybill.close();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}

package dev.waybill.bench.lab;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The like of {@link Lab} on an embedded database in a file. Close it. Not thread-safe. */
public final class H2Lab implements AutoCloseable {
  private static final String COLUMNS =
      " (orderid int primary key, customerid int not null, status varchar(20) not null,"
          + " total numeric(19, 4) not null, note varchar(200) not null,"
          + " modified timestamp with time zone not null)";

  private final Folder folder = Folder.create();
  private final DatabaseSettings settings =
      new DatabaseSettings("jdbc:h2:file:" + folder.path().resolve("lab"), null, null);
  private final List<Session> sessions = new ArrayList<>();
  private Waybill waybill = Waybill.open(Config.builtIn(settings));

  public H2Lab() throws IOException, SQLException {
    session().script("create schema lab");
  }

  public Waybill waybill() {
    return waybill;
  }

  /** One more session; the lab closes it. */
  public Session session() throws SQLException {
    Session session = new Session(waybill.connect());
    sessions.add(session);
    return session;
  }

  /** A table of this many rows of six columns and 150 bytes, last modified in 2020. */
  public void table(String name, int rows) throws SQLException {
    Session session = session();
    session.script("create table lab." + name + COLUMNS);
    insert(session, name, 1, rows);
  }

  /** More rows for a table, by one statement. */
  public static void insert(Session session, String name, int first, int last) throws SQLException {
    session.run(
        "insert into lab."
            + name
            + " select x, mod(x, 1000), 'new', mod(x, 500), repeat('note', 16),"
            + " timestamp with time zone '2020-01-01 00:00:00Z' from system_range(?, ?)",
        first,
        last);
  }

  /** Tracks tables in a queue named {@code q}; closes the sessions there were. */
  public void install(List<String> tables) throws SQLException {
    closeSessions();
    waybill.close();
    waybill =
        Waybill.open(
            Config.builtIn(settings)
                .withTables(
                    tables.stream()
                        .map(table -> TableSettings.named("lab." + table).withModified("modified"))
                        .toArray(TableSettings[]::new))
                .withQueues(QueueSettings.named("q")));
    waybill.install();
  }

  private void closeSessions() throws SQLException {
    for (Session session : sessions) {
      session.close();
    }
    sessions.clear();
  }

  @Override
  public void close() throws SQLException, IOException {
    closeSessions();
    waybill.close();
    folder.close();
  }
}

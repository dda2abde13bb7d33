package dev.waybill.bench.lab;

import dev.waybill.DatabaseSettings;
import dev.waybill.contract.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A database of its own with tables {@code lab.NAME}, whose key is {@code orderid int} and whose
 * modified date is {@code modified}. Close it. Thread-safe; its sessions are not.
 */
public final class Lab implements AutoCloseable {
  private static final String COLUMNS =
      " (orderid int primary key, customerid int not null, status varchar(20) not null,"
          + " total numeric(19, 4) not null, note varchar(200) not null,"
          + " modified timestamptz not null";

  /** Values of a row {@code i} for the first six columns. */
  public static final String ROW =
      "i, i % 1000, 'new', i % 500, md5(i::text) || md5((-i)::text),"
          + " timestamptz '2020-01-01Z' + i * interval '1 second'";

  private final Server server;
  private final DatabaseSettings settings;
  private final List<Session> sessions = new CopyOnWriteArrayList<>();

  private Lab(Server server, DatabaseSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  /** An empty one. */
  public static Lab on(Server server) throws SQLException {
    Lab lab = new Lab(server, server.freshDatabase());
    lab.session().script("create schema lab");
    return lab;
  }

  /** Another one with the same tables and rows; closes this one's sessions first. */
  public Lab copy() throws SQLException {
    closeSessions();
    return new Lab(server, server.copyOf(settings));
  }

  public Server server() {
    return server;
  }

  public DatabaseSettings settings() {
    return settings;
  }

  /** One more session; the lab closes it. */
  public Session session() throws SQLException {
    Session session = new Session(server.connect(settings));
    sessions.add(session);
    return session;
  }

  /** A table of this many rows of six columns and 150 bytes, last modified in 2020. */
  public void table(String name, int rows) throws SQLException {
    session().script("create table lab." + name + COLUMNS + ")");
    fill(name, rows);
  }

  /** The same with 25 columns more, as an order of a large shop has them: 31, and 270 bytes. */
  public void wideTable(String name, int rows) throws SQLException {
    StringBuilder columns = new StringBuilder();
    for (int i = 1; i <= 25; i++) {
      columns
          .append(", c")
          .append(i)
          .append(
              switch (i % 3) {
                case 0 -> " varchar(50) not null default 'some text'";
                case 1 -> " numeric(19, 4) not null default 12.5";
                default -> " int not null default 7";
              });
    }
    session().script("create table lab." + name + COLUMNS + columns + ")");
    fill(name, rows);
  }

  private void fill(String name, int rows) throws SQLException {
    Session session = session();
    session.run(
        "insert into lab." + name + " select " + ROW + " from generate_series(1, ?) i", rows);
    session.script("vacuum (freeze, analyze) lab." + name);
  }

  private void closeSessions() throws SQLException {
    for (Session session : sessions) {
      session.close();
    }
    sessions.clear();
  }

  @Override
  public void close() throws SQLException {
    closeSessions();
    server.drop(settings);
  }
}

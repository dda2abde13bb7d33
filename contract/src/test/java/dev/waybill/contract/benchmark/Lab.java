package dev.waybill.contract.benchmark;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.Session;
import dev.waybill.contract.postgresql.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fresh database on a server that is set up as one for work, with tables {@code lab.NAME} of one
 * shape. Close it. Not thread-safe.
 */
final class Lab implements AutoCloseable {
  private static @Nullable PostgresServer server;

  private final DatabaseSettings settings;
  private final List<Session> sessions = new ArrayList<>();
  private @Nullable Waybill waybill;

  Lab() throws SQLException {
    settings = server().freshDatabase();
    session().script("create schema lab");
  }

  static synchronized PostgresServer server() {
    PostgresServer running = server;
    if (running == null) {
      running = PostgresServer.start("newest");
      running.execute("alter system set shared_buffers = '1GB'");
      running.execute("alter system set max_wal_size = '8GB'");
      running.execute("alter system set checkpoint_timeout = '30min'");
      running.kill();
      running.restart();
      server = running;
    }
    return running;
  }

  DatabaseSettings settings() {
    return settings;
  }

  /** One more session; the lab closes it. */
  Session session() throws SQLException {
    String url = settings.url();
    Connection connection = server().connect(url.substring(url.lastIndexOf('/') + 1));
    Session session = new Session(connection);
    sessions.add(session);
    return session;
  }

  /** A table of this many rows, last modified in 2020. */
  void table(String name, int rows) throws SQLException {
    Session session = session();
    session.script(
        "create table lab."
            + name
            + " (orderid int primary key, customerid int not null, status varchar(20) not null,"
            + " total numeric(19, 4) not null, note varchar(200) not null,"
            + " modified timestamptz not null)");
    session.run(
        "insert into lab."
            + name
            + " select i, i % 1000, 'new', i % 500, md5(i::text) || md5((-i)::text),"
            + " timestamptz '2020-01-01Z' + i * interval '1 second'"
            + " from generate_series(1, ?) i",
        rows);
    session.run("vacuum (freeze, analyze) lab." + name);
  }

  /** The same with 25 columns more, as an order of a large shop has them: 31, and 270 bytes. */
  void wideTable(String name, int rows) throws SQLException {
    StringBuilder columns = new StringBuilder();
    for (int i = 1; i <= 25; i++) {
      columns
          .append(", add column c")
          .append(i)
          .append(
              switch (i % 3) {
                case 0 -> " varchar(50) not null default 'some text'";
                case 1 -> " numeric(19, 4) not null default 12.5";
                default -> " int not null default 7";
              });
    }
    table(name, 0);
    Session session = session();
    session.script("alter table lab." + name + columns.substring(1));
    session.run(
        "insert into lab."
            + name
            + " select i, i % 1000, 'new', i % 500, md5(i::text),"
            + " timestamptz '2020-01-01Z' + i * interval '1 second'"
            + " from generate_series(1, ?) i",
        rows);
    session.run("vacuum (freeze, analyze) lab." + name);
  }

  /** Waybill on these tables, with a queue for each, named after it. */
  Waybill install(String... tables) {
    TableSettings[] tracked = new TableSettings[tables.length];
    QueueSettings[] queues = new QueueSettings[tables.length];
    for (int i = 0; i < tables.length; i++) {
      tracked[i] = TableSettings.named("lab." + tables[i]).withModified("modified");
      queues[i] = QueueSettings.named("q_" + tables[i]).withTables("lab." + tables[i]);
    }
    return install(Config.builtIn(settings).withTables(tracked).withQueues(queues));
  }

  Waybill install(Config config) {
    Waybill opened = Waybill.open(config);
    waybill = opened;
    opened.install();
    return opened;
  }

  /**
   * A set of keys all over a table, in order. Parameters: a number for each round, rows of the
   * table, how many.
   */
  static final String CHANGED_KEYS =
      "(select ((i * 1000003::bigint + ?) % ? + 1)::int from generate_series(1, ?) i order by 1)";

  /** Changes this many rows all over a table. */
  static void change(Session session, String table, int rows, int tableRows, int round)
      throws SQLException {
    int changed =
        session.run(
            "update lab."
                + table
                + " set status = ?, total = total + 1, modified = now() where orderid = any (array"
                + CHANGED_KEYS
                + ")",
            "changed " + round,
            round * 7919L,
            tableRows,
            rows);
    if (changed != rows) {
      throw new IllegalStateException(changed + " rows changed in place of " + rows);
    }
  }

  @Override
  public void close() throws SQLException {
    for (Session session : sessions) {
      session.close();
    }
    if (waybill != null) {
      waybill.close();
    }
    server().drop(settings);
  }
}

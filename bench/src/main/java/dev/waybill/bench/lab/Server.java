package dev.waybill.bench.lab;

import dev.waybill.DatabaseSettings;
import dev.waybill.contract.postgresql.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A private PostgreSQL server, set up as one for work: it fsyncs. Thread-safe. */
public final class Server implements AutoCloseable {
  private final PostgresServer server;

  private Server(PostgresServer server) {
    this.server = server;
  }

  /**
   * Starts one.
   *
   * @param home the folder whose {@code bin} has the binaries
   * @param wal {@code wal_level}: {@code replica}, or {@code logical} for who decodes the log
   */
  public static Server start(Path home, String wal) {
    PostgresServer server = PostgresServer.start(home);
    for (String setting :
        new String[] {
          "wal_level = " + wal,
          "fsync = on",
          "shared_buffers = '1GB'",
          "max_wal_size = '8GB'",
          "checkpoint_timeout = '30min'",
          "autovacuum_naptime = '10s'"
        }) {
      server.execute("alter system set " + setting);
    }
    server.kill();
    server.restart();
    return new Server(server);
  }

  /** A new, empty database. */
  public DatabaseSettings freshDatabase() {
    return server.freshDatabase();
  }

  /** A copy of a database that nobody is connected to. */
  public DatabaseSettings copyOf(DatabaseSettings original) {
    String from = name(original);
    String to = from + "_" + System.nanoTime();
    server.execute("create database " + to + " template " + from + " strategy file_copy");
    return server.settings(to);
  }

  public Connection connect(DatabaseSettings database) throws SQLException {
    return server.connect(name(database));
  }

  public void drop(DatabaseSettings database) {
    server.drop(database);
  }

  /** Runs a statement as superuser, in no particular database. */
  public void execute(String sql) {
    server.execute(sql);
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }

  public static String name(DatabaseSettings database) {
    return PostgresServer.name(database);
  }
}

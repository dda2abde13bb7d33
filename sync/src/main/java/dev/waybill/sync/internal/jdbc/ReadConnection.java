package dev.waybill.sync.internal.jdbc;

import dev.waybill.WaybillException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A connection that is read through, one short transaction a query, so that nobody waits for it and
 * no database keeps old rows for it. Not thread-safe; close it.
 */
final class ReadConnection implements AutoCloseable {
  private static final int FETCH = 1000;

  private final Connection connection;
  private final Dialect dialect;
  private final String who;
  private final WatchInterrupt watch;
  private final Consumer<Duration> answered;

  /**
   * Takes a connection over.
   *
   * @param who for messages, such as {@code Source legacy}
   * @param answered hears how long each query took
   */
  ReadConnection(
      Connection connection, String who, WatchInterrupt watch, Consumer<Duration> answered) {
    this.connection = connection;
    this.who = who;
    this.watch = watch;
    this.answered = answered;
    try {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      this.dialect = Dialect.of(connection.getMetaData().getDatabaseProductName());
    } catch (SQLException e) {
      throw closing(JdbcErrors.of(who + ": connecting", e));
    }
  }

  /** Makes an answer of the rows that a query finds. */
  interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Looks at the catalog; ends the transaction. */
  interface Look<T> {
    T at(FindTable tables) throws SQLException;
  }

  <T> T look(Look<T> look) {
    try {
      T found = look.at(new FindTable(connection));
      connection.commit();
      return found;
    } catch (SQLException e) {
      rollBack();
      throw JdbcErrors.of(who + ": reading the catalog", e);
    }
  }

  /**
   * Runs a query.
   *
   * @param what it reads, for messages
   * @throws InterruptedException within a second after the thread is interrupted
   */
  <T> T query(String what, Query query, Reader<T> reader) throws InterruptedException {
    try {
      return tryQuery(query, reader);
    } catch (SQLException e) {
      throw JdbcErrors.of(who + ": reading " + what, e);
    }
  }

  /** As {@link #query}, with the database's own error. */
  <T> T tryQuery(Query query, Reader<T> reader) throws InterruptedException, SQLException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long started = System.nanoTime();
    T answer;
    try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
      statement.setFetchSize(FETCH);
      List<Query.Parameter> parameters = query.parameters();
      for (int i = 0; i < parameters.size(); i++) {
        ReadValue.bind(statement, i + 1, parameters.get(i).column(), parameters.get(i).value());
      }
      try (WatchInterrupt.Waiting waiting = watch.during(statement);
          ResultSet rows = statement.executeQuery()) {
        answer = reader.read(rows);
      }
      connection.commit();
    } catch (SQLException e) {
      rollBack();
      if (Thread.interrupted()) {
        InterruptedException interrupted = new InterruptedException();
        interrupted.initCause(e);
        throw interrupted;
      }
      throw e;
    }
    answered.accept(Duration.ofNanos(System.nanoTime() - started));
    return answer;
  }

  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // It is told what went wrong before; a connection that is gone has nothing to roll back.
    }
  }

  private WaybillException closing(WaybillException error) {
    close();
    return error;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nothing was written through it; there is nothing to lose.
    }
  }
}

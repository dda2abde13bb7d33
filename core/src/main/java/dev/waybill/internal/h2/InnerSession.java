package dev.waybill.internal.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.engine.Database;
import org.h2.engine.IsolationLevel;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/**
 * A session of our own inside the engine, with the rights of the database's owner and a transaction
 * of its own. Not thread-safe; closing it rolls back.
 *
 * <p>It is not registered with the database, so that it neither shows among the users' sessions nor
 * keeps the database open; the session that called us does that.
 */
final class InnerSession implements AutoCloseable {
  /** Beyond the ids that H2 gives, which only name a session in locks and traces. */
  private static final AtomicInteger IDS = new AtomicInteger(1_000_000_000);

  private final SessionLocal session;
  private final JdbcConnection connection;

  InnerSession(Database database) throws SQLException {
    session = new SessionLocal(database, database.getSystemUser(), IDS.incrementAndGet());
    connection = new JdbcConnection(session, "waybill", "jdbc:waybill:inner");
    connection.setAutoCommit(false);
  }

  /** The engine's session behind a connection that lives in this process. */
  static SessionLocal of(Connection connection) throws SQLException {
    return (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
  }

  Connection connection() {
    return connection;
  }

  SessionLocal session() {
    return session;
  }

  /** From its next statement on the session sees the database as it is then. */
  void beginSnapshot() throws SQLException {
    connection.commit();
    session.setIsolationLevel(IsolationLevel.SNAPSHOT);
  }

  /** Ends the snapshot; nothing is left of it. */
  void endSnapshot() throws SQLException {
    connection.rollback();
    session.setIsolationLevel(IsolationLevel.READ_COMMITTED);
  }

  /** Rolls back what was not committed. */
  @Override
  public void close() {
    session.close();
  }
}

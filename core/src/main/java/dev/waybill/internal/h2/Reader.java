package dev.waybill.internal.h2;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.Database;

/**
 * A session that reads snapshots for one queue, with the statements that takes. The engine keeps it
 * from one refresh to the next. Not thread-safe.
 */
final class Reader implements AutoCloseable {
  private final InnerSession session;
  private final Installed installed;
  private final int queueId;
  private final WorkingSets sets;

  Reader(Database database, Engine engine, int queueId) throws SQLException {
    this.session = new InnerSession(database);
    this.queueId = queueId;
    try {
      this.installed = engine.installed(session.connection());
      StoredQueue queue =
          installed.queues().stream().filter(q -> q.id() == queueId).findFirst().orElseThrow();
      this.sets = new WorkingSets(session.connection(), installed, queue);
      sets.clear();
      session.connection().commit();
    } catch (SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  int queueId() {
    return queueId;
  }

  Installed installed() {
    return installed;
  }

  WorkingSets sets() {
    return sets;
  }

  InnerSession session() {
    return session;
  }

  Connection connection() {
    return session.connection();
  }

  /** Whether nothing was installed since it was made, as its session sees it. */
  boolean isCurrent() throws SQLException {
    return Installed.revision(connection()) == installed.revision();
  }

  /** Makes it ready for the next refresh. */
  void rest() throws SQLException {
    session.endSnapshot();
    sets.forget();
  }

  @Override
  public void close() {
    session.close();
  }
}

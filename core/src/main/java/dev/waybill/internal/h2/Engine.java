package dev.waybill.internal.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.engine.Database;
import org.jspecify.annotations.Nullable;

/**
 * What Waybill remembers of a database that this process has open, for as long as it is open.
 * Thread-safe.
 */
final class Engine {
  private static final Map<Database, Engine> ENGINES = new WeakHashMap<>();

  private final Writers writers;
  private final ReentrantLock upkeep = new ReentrantLock();
  private final Map<Integer, Reader> resting = new ConcurrentHashMap<>();
  private volatile @Nullable Installed installed;
  private volatile long cleanUpTo = -1;

  private Engine(Database database) throws SQLException {
    // H2 gives a repeated query the result of the time before when no table seems to have changed
    // since. It dates a change before its commit, so that a query between the two is repeated
    // although it saw less: changes would be lost, and views show the batch before.
    database.setOptimizeReuseResults(false);
    try (InnerSession session = new InnerSession(database)) {
      Connection connection = session.connection();
      Installed model = Installed.read(connection);
      long last = greatest(connection, Sql.FILES.text("max_position"));
      for (StoredTable table : model.tables()) {
        String sql = Sql.FILES.render("max_tx", new TableSql(table).values());
        last = Math.max(last, greatest(connection, sql));
      }
      installed = model;
      writers = new Writers(database.getStore().getTransactionStore(), last);
    }
  }

  private static long greatest(Connection connection, String sql) throws SQLException {
    return Sql.list(connection, sql, row -> row.getLong(1)).get(0);
  }

  /** The engine of an open database. */
  static Engine of(Database database) throws SQLException {
    synchronized (ENGINES) {
      Engine engine = ENGINES.get(database);
      if (engine == null) {
        engine = new Engine(database);
        ENGINES.put(database, engine);
      }
      return engine;
    }
  }

  Writers writers() {
    return writers;
  }

  /** Held by the one upkeep at work. */
  ReentrantLock upkeep() {
    return upkeep;
  }

  /** Whether every log was empty, and nobody has written since. */
  boolean isClean() {
    return cleanUpTo == writers.last();
  }

  void cleanUpTo(long last) {
    cleanUpTo = last;
  }

  /** A reader of the present model for a queue; the caller gives it back, or closes it. */
  Reader reader(Database database, int queueId) throws SQLException {
    Reader reader = resting.remove(queueId);
    if (reader != null) {
      boolean current = reader.isCurrent();
      reader.connection().commit();
      if (current) {
        return reader;
      }
      reader.close();
    }
    return new Reader(database, this, queueId);
  }

  void giveBack(Reader reader) throws SQLException {
    reader.rest();
    Reader other = resting.put(reader.queueId(), reader);
    if (other != null) {
      other.close();
    }
  }

  /** What is installed, as the session sees it. */
  Installed installed(Connection connection) throws SQLException {
    Installed known = installed;
    if (known != null && known.revision() == Installed.revision(connection)) {
      return known;
    }
    Installed read = Installed.read(connection);
    installed = read;
    return read;
  }
}

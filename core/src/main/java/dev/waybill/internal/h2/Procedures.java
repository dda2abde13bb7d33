package dev.waybill.internal.h2;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.h2.engine.Right;
import org.h2.engine.SessionLocal;
import org.h2.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * What the procedures of a queue do; H2 calls these methods, and they are public for that alone.
 *
 * <p>The owner's refresh writes in the owner's session, and so commits and rolls back with it. A
 * consumer has no right to the tables that it would write; for a consumer it runs in a session of
 * our own, which commits by itself.
 */
public final class Procedures {
  private interface Work {
    long run(Engine engine, Connection writer, StoredQueue queue, Cancellation cancellation)
        throws SQLException;
  }

  private Procedures() {}

  /** {@code exec queue.refresh}. */
  public static long refresh(Connection caller) throws SQLException {
    return run(caller, freeze(null));
  }

  /** {@code exec queue.refresh '2017-01-01'}. */
  public static long refresh(Connection caller, @Nullable String start) throws SQLException {
    if (start == null) {
      return refresh(caller);
    }
    return run(caller, freeze(start));
  }

  private static Work freeze(@Nullable String start) {
    return (engine, writer, queue, cancellation) ->
        FreezeBatch.freeze(engine, cancellation, writer, queue, start);
  }

  /** {@code exec queue.recall 3}. */
  public static long recall(Connection caller, long batch) throws SQLException {
    return run(
        caller,
        (engine, writer, queue, cancellation) -> Recall.show(cancellation, writer, queue, batch));
  }

  /** {@code call waybill.upkeep()}. */
  public static long upkeep(Connection caller) throws SQLException {
    SessionLocal session = InnerSession.of(caller);
    try {
      return new Upkeep(session.getDatabase()).all();
    } catch (WaybillException e) {
      throw raised(e);
    }
  }

  private static long run(Connection caller, Work work) throws SQLException {
    SessionLocal session = InnerSession.of(caller);
    Cancellation cancellation = Cancellation.of(session);
    try {
      if (session.getDatabase().isReadOnly()) {
        throw new WaybillException(
            ErrorCode.READ_ONLY,
            "The database is open for reading only. Refresh where it can be written.");
      }
      Engine engine = Engine.of(session.getDatabase());
      StoredQueue queue = calledQueue(session, engine);
      long batch =
          session.getUser().isAdmin()
              ? asOwner(caller, engine, queue, work, cancellation)
              : asConsumer(engine, queue, work, cancellation);
      new Upkeep(session.getDatabase()).some();
      return batch;
    } catch (WaybillException e) {
      throw raised(e);
    }
  }

  private static StoredQueue calledQueue(SessionLocal session, Engine engine) throws SQLException {
    try (InnerSession inner = new InnerSession(session.getDatabase())) {
      return CallingQueue.find(session, inner.connection(), engine.installed(inner.connection()));
    }
  }

  private static long asOwner(
      Connection caller, Engine engine, StoredQueue queue, Work work, Cancellation cancellation)
      throws SQLException {
    // A call that fails does not take back what it wrote: H2 treats it as a query.
    Savepoint before = caller.setSavepoint();
    try {
      long batch = work.run(engine, caller, queue, cancellation);
      caller.releaseSavepoint(before);
      return batch;
    } catch (SQLException | RuntimeException e) {
      caller.rollback(before);
      throw e;
    }
  }

  private static long asConsumer(
      Engine engine, StoredQueue queue, Work work, Cancellation cancellation) throws SQLException {
    SessionLocal session = cancellation.caller();
    String name = queue.settings().name();
    Table view = session.getDatabase().getSchema(name).findTableOrView(session, "Batch");
    if (view == null || !session.getUser().hasTableRight(view, Right.SELECT)) {
      throw new WaybillException(
          ErrorCode.NO_RIGHTS,
          "The user may not refresh queue "
              + name
              + ". Its owner can grant it: grant select on schema "
              + Sql.name(name)
              + " to the user.");
    }
    if (session.getTransaction().hasChanges()) {
      throw new WaybillException(
          ErrorCode.UNSUPPORTED,
          "A consumer's refresh of queue "
              + name
              + " cannot take part in a transaction on H2. Commit first.");
    }
    try (InnerSession writer = new InnerSession(session.getDatabase())) {
      long batch = work.run(engine, writer.connection(), queue, cancellation);
      writer.connection().commit();
      return batch;
    }
  }

  private static SQLException raised(WaybillException e) {
    return new SQLException(e.getMessage(), e.code().sqlState(), e);
  }
}

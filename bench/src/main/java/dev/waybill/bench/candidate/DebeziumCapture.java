package dev.waybill.bench.candidate;

import dev.waybill.contract.Session;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;

/** An engine of Debezium at work, with a slot and a publication of its own. Not thread-safe. */
final class DebeziumCapture implements Capture {
  private final Session session;
  private final String name;
  private final DebeziumInbox inbox;
  private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
  private final Thread thread;
  private List<Long> keys = List.of();

  private DebeziumCapture(Session session, DebeziumSettings settings) {
    this.session = session;
    this.name = settings.name();
    this.inbox = new DebeziumInbox(settings.markerTopic());
    this.engine =
        DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
            .using(settings.properties())
            .using((DebeziumEngine.CompletionCallback) inbox)
            .notifying(inbox)
            .build();
    this.thread = new Thread(engine, name);
    thread.setDaemon(true);
  }

  /** Starts it; what commits from now on arrives. */
  static DebeziumCapture start(Session session, DebeziumSettings settings) throws SQLException {
    session.script("create publication " + settings.name() + " for table " + settings.tables());
    session.rows("select pg_create_logical_replication_slot(?, 'pgoutput')", settings.name());
    DebeziumCapture capture = new DebeziumCapture(session, settings);
    capture.thread.start();
    capture.awaitSlot("true");
    return capture;
  }

  /** An engine streams while its slot is active, and is gone when it is not. */
  private void awaitSlot(String active) throws SQLException {
    while (!session
        .rows("select active::text from pg_replication_slots where slot_name = ?", name)
        .get(0)
        .equals(active)) {
      if (active.equals("true")) {
        inbox.checkAlive();
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public long take() throws SQLException, InterruptedException {
    keys =
        inbox.await(
            session.number("update lab.debezium_marker set n = n + 1 where id = 1 returning n"));
    return keys.size();
  }

  @Override
  public List<Long> keys() {
    return keys;
  }

  @Override
  public long kilobytesKept() throws SQLException {
    return session.number(
        "select (pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn) / 1024)::bigint"
            + " from pg_replication_slots where slot_name = ?",
        name);
  }

  @Override
  public void close() throws IOException, InterruptedException, SQLException {
    engine.close();
    thread.join();
    awaitSlot("false");
    session.rows("select pg_drop_replication_slot(?)", name);
    session.script("drop publication " + name);
  }
}

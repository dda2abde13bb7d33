package dev.waybill.bench.candidate;

import dev.waybill.contract.Session;
import java.sql.SQLException;
import java.util.List;
import org.jumpmind.symmetric.ClientSymmetricEngine;

/** An engine of SymmetricDS at work on a database. */
record SymmetricCapture(ClientSymmetricEngine engine, Session session) implements Capture {
  private static final int ATTEMPTS = 100;

  private static final String LAST =
      "select coalesce(max(data_id), 0) from sym_data where channel_id = 'lab'";

  private static final String UNROUTED =
      """
      select exists (
        select from sym_data d
        where d.channel_id = 'lab' and d.data_id <= ? and not exists (select from sym_data_event e where e.data_id = d.data_id))::text
      """;

  private static final String TAKE =
      """
      insert into lab.symmetric_taken
      select d.*
      from sym_outgoing_batch b
      join sym_data_event e on e.batch_id = b.batch_id
      join sym_data d on d.data_id = e.data_id
      where b.channel_id = 'lab' and b.node_id = 'consumer' and b.status = 'NE'
      """;

  private static final String ACKNOWLEDGE =
      """
      update sym_outgoing_batch set status = 'OK', last_update_time = now()
      where channel_id = 'lab' and node_id = 'consumer' and status = 'NE'
      """;

  @Override
  public long take() throws SQLException {
    route();
    session.script("truncate lab.symmetric_taken");
    long taken = session.run(TAKE);
    session.run(ACKNOWLEDGE);
    return taken;
  }

  /**
   * All that is there now; what writers add meanwhile can wait. Once is enough unless more is
   * waiting than its router takes at a time.
   */
  private void route() throws SQLException {
    long last = session.number(LAST);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (session.rows(UNROUTED, last).get(0).equals("false")) {
        return;
      }
      engine.route();
    }
    throw new IllegalStateException("SymmetricDS left changes unrouted.");
  }

  /** {@code pk_data} has the old key of updates and deletes, {@code row_data} begins with it. */
  @Override
  public List<Long> keys() throws SQLException {
    return session
        .rows(
            "select substring(coalesce(pk_data, row_data) from '^\"([0-9]+)\"') from lab.symmetric_taken")
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  @Override
  public void upkeep() {
    engine.purge();
  }

  @Override
  public long kilobytesKept() throws SQLException {
    return session.number(
        "select (pg_total_relation_size('sym_data') + pg_total_relation_size('sym_data_event')"
            + " + pg_total_relation_size('sym_outgoing_batch')) / 1024");
  }

  @Override
  public void close() {
    engine.stop();
    engine.destroy();
  }
}

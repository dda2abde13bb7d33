package dev.waybill.bench.candidate;

import dev.waybill.bench.lab.Lab;
import dev.waybill.contract.Session;
import java.sql.SQLException;
import java.util.List;

/**
 * PgQ: its trigger {@code logutriga} writes each changed row to a queue, from which a consumer
 * copies batch after batch.
 *
 * <p>Its daemon ticks by the clock and by the number of events. Here a tick is wanted at once and
 * the daemon's maintenance at a known moment, so this calls the same functions as the daemon. The
 * event tables rotate when {@link Capture#upkeep()} asks, not every two hours, so that what they
 * keep can be compared.
 */
public final class Pgq implements Candidate {
  private static final String KEPT =
      """
      select coalesce(sum(pg_total_relation_size(c.oid)), 0) / 1024
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'pgq' and c.relkind = 'r' and c.relname ~ '^event_[0-9]+(_[0-9]+)?$'
      """;

  @Override
  public String name() {
    return "PgQ";
  }

  @Override
  public List<String> packages() {
    return List.of("postgresql-15-pgq3");
  }

  @Override
  public Capture capture(Lab lab, String... tables) throws SQLException {
    Session session = lab.session();
    session.script("create extension pgq");
    session.rows("select pgq.create_queue('lab')");
    session.rows("select pgq.set_queue_config('lab', 'rotation_period', '1 second')");
    session.rows("select pgq.register_consumer('lab', 'bench')");
    session.script(
        "create table lab.pgq_taken as select * from pgq.get_batch_events(0) with no data");
    for (String table : tables) {
      session.script(
          "create trigger to_queue after insert or update or delete on lab."
              + table
              + " for each row execute function pgq.logutriga('lab')");
    }
    return new Consumer(session);
  }

  private record Consumer(Session session) implements Capture {
    private static final String NONE = "null";

    @Override
    public long take() throws SQLException {
      tick();
      session.script("truncate lab.pgq_taken");
      long taken = 0;
      for (String batch = next(); !batch.equals(NONE); batch = next()) {
        long id = Long.parseLong(batch);
        taken += session.run("insert into lab.pgq_taken select * from pgq.get_batch_events(?)", id);
        session.rows("select pgq.finish_batch(?)", id);
      }
      return taken;
    }

    /** The first call makes the queue look busy, so that the second one does not wait for more. */
    private void tick() throws SQLException {
      session.rows("select pgq.force_tick('lab')");
      if (session.rows("select pgq.ticker('lab')").get(0).equals(NONE)) {
        throw new IllegalStateException("PgQ did not tick.");
      }
    }

    private String next() throws SQLException {
      return session.rows("select pgq.next_batch('lab', 'bench')").get(0);
    }

    @Override
    public List<Long> keys() throws SQLException {
      return session
          .rows("select substring(ev_data from '(?:^|&)orderid=([0-9]+)') from lab.pgq_taken")
          .stream()
          .map(Long::valueOf)
          .toList();
    }

    @Override
    public void upkeep() throws SQLException {
      for (String call :
          session.rows(
              "select func_name || '(' || coalesce(quote_literal(func_arg), '') || ')'"
                  + " from pgq.maint_operations()")) {
        session.rows("select " + call);
      }
    }

    @Override
    public long kilobytesKept() throws SQLException {
      return session.number(KEPT);
    }

    @Override
    public void close() {}
  }
}

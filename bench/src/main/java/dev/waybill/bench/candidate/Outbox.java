package dev.waybill.bench.candidate;

import dev.waybill.bench.lab.Lab;
import dev.waybill.contract.Session;
import java.sql.SQLException;
import java.util.List;

/**
 * The outbox table that many write by hand: a row trigger in PL/pgSQL fills it, and its consumer
 * deletes what it takes, 10,000 entries at a time, passing over what another one holds.
 */
public final class Outbox implements Candidate {
  private static final String TABLES =
      """
      create table lab.outbox (id bigserial primary key, table_name text not null, op text not null, key int not null, payload jsonb);
      create table lab.outbox_taken (like lab.outbox)
      """;

  private static final String FUNCTION =
      """
      create function lab.to_outbox() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          insert into lab.outbox (table_name, op, key, payload) values (tg_table_name, tg_op, old.orderid, OLD_PAYLOAD);
        else
          insert into lab.outbox (table_name, op, key, payload) values (tg_table_name, tg_op, new.orderid, NEW_PAYLOAD);
        end if;
        return null;
      end $$
      """;

  private static final String TAKE =
      """
      with picked as (
        delete from lab.outbox
        where id in (select id from lab.outbox order by id for update skip locked limit 10000)
        returning *)
      insert into lab.outbox_taken select * from picked
      """;

  private final String name;
  private final Payload payload;

  private enum Payload {
    ROW,
    NONE
  }

  private Outbox(String name, Payload payload) {
    this.name = name;
    this.payload = payload;
  }

  /** Each entry carries the row as JSON. */
  public static Outbox ofRows() {
    return new Outbox("outbox", Payload.ROW);
  }

  /** An entry carries the key; the consumer reads the row from its table. */
  public static Outbox ofKeys() {
    return new Outbox("outbox, keys only", Payload.NONE);
  }

  @Override
  public String name() {
    return name;
  }

  /** Of the two the quicker takes part in what takes longest. */
  @Override
  public boolean suits(String measurement) {
    return payload == Payload.NONE
        || !(measurement.equals("bulk") || measurement.equals("single-rows"));
  }

  @Override
  public Capture capture(Lab lab, String... tables) throws SQLException {
    Session session = lab.session();
    session.script(TABLES);
    session.script(
        switch (payload) {
          case ROW ->
              FUNCTION
                  .replace("OLD_PAYLOAD", "to_jsonb(old)")
                  .replace("NEW_PAYLOAD", "to_jsonb(new)");
          case NONE -> FUNCTION.replace("OLD_PAYLOAD", "null").replace("NEW_PAYLOAD", "null");
        });
    for (String table : tables) {
      session.script(
          "create trigger outbox after insert or update or delete on lab."
              + table
              + " for each row execute function lab.to_outbox()");
      session.script("create table lab.outbox_" + table + " (like lab." + table + ")");
    }
    return new Box(session, payload == Payload.NONE ? List.of(tables) : List.of());
  }

  /**
   * The outbox at work.
   *
   * @param joined tables whose rows are read by the keys taken
   */
  private record Box(Session session, List<String> joined) implements Capture {
    @Override
    public long take() throws SQLException {
      session.script("truncate lab.outbox_taken");
      long taken = 0;
      for (int some = session.run(TAKE); some > 0; some = session.run(TAKE)) {
        taken += some;
      }
      for (String table : joined) {
        session.script("truncate lab.outbox_" + table);
        session.run(
            "insert into lab.outbox_"
                + table
                + " select t.* from (select distinct key from lab.outbox_taken where table_name = ?) k join lab."
                + table
                + " t on t.orderid = k.key",
            table);
      }
      return taken;
    }

    @Override
    public List<Long> keys() throws SQLException {
      return session.rows("select key from lab.outbox_taken").stream().map(Long::valueOf).toList();
    }

    @Override
    public void upkeep() throws SQLException {
      session.script("vacuum lab.outbox");
    }

    @Override
    public long kilobytesKept() throws SQLException {
      return session.number("select pg_total_relation_size('lab.outbox') / 1024");
    }

    @Override
    public void close() {}
  }
}

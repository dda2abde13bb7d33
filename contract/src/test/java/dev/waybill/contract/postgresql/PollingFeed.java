package dev.waybill.contract.postgresql;

import dev.waybill.contract.Session;
import dev.waybill.contract.history.Cut;
import dev.waybill.contract.history.Feed;
import dev.waybill.contract.history.Key;
import dev.waybill.contract.history.Key.Table;
import dev.waybill.contract.history.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What people write in place of a queue: triggers that log keys, and a reader that remembers how
 * far it came. Only the way of remembering differs, and one of them is right.
 */
final class PollingFeed implements Feed {
  /** How the reader tells what is new. */
  enum By {
    /** The largest id seen. */
    ID("id > cast(? as bigint)", "coalesce(max(id), 0)", false),
    /** The latest time seen. */
    TIME(
        "modified > cast(? as timestamptz)",
        "coalesce(max(modified), timestamptz '1970-01-01 00:00:00Z')",
        false),
    /** Snapshots, of the row's own xmin. */
    ROW_XMIN(
        "not pg_visible_in_snapshot(xmin::text::xid8, cast(? as pg_snapshot))",
        "pg_current_snapshot()",
        false),
    /** Snapshots of the transaction's id, but every table read at one of its own. */
    TWO_SNAPSHOTS(
        "not pg_visible_in_snapshot(xid, cast(? as pg_snapshot))", "pg_current_snapshot()", true),
    /** Snapshots of the transaction's id, read at one instant: right. */
    ONE_SNAPSHOT(
        "not pg_visible_in_snapshot(xid, cast(? as pg_snapshot))", "pg_current_snapshot()", false);

    private final String isNew;
    private final String position;
    private final boolean manySnapshots;

    By(String isNew, String position, boolean manySnapshots) {
      this.isNew = isNew;
      this.position = position;
      this.manySnapshots = manySnapshots;
    }
  }

  private final Session session;
  private final By by;
  private String position = "";
  private int batches;

  PollingFeed(Session session, By by) {
    this.session = session;
    this.by = by;
  }

  /** The log and its triggers, for all polling feeds together. */
  static void install(Session session) throws SQLException {
    session.script(
        """
        create table hist.log (id bigserial primary key, title text not null, k1 bigint not null,
          k2 bigint not null, modified timestamptz not null default clock_timestamp(),
          xid xid8 not null default pg_current_xact_id());
        create index on hist.log (modified);
        create function hist.log_keys() returns trigger language plpgsql as $$
        begin
          if tg_table_name = 'lines' then
            if tg_op <> 'INSERT' then
              insert into hist.log (title, k1, k2) values (tg_table_name, old.orderid, old.line);
            end if;
            if tg_op <> 'DELETE' then
              insert into hist.log (title, k1, k2) values (tg_table_name, new.orderid, new.line);
            end if;
          elsif tg_table_name = 'orders' then
            if tg_op <> 'INSERT' then
              insert into hist.log (title, k1, k2) values (tg_table_name, old.orderid, 0);
            end if;
            if tg_op <> 'DELETE' then
              insert into hist.log (title, k1, k2) values (tg_table_name, new.orderid, 0);
            end if;
          else
            if tg_op <> 'INSERT' then
              insert into hist.log (title, k1, k2) values (tg_table_name, old.id, 0);
            end if;
            if tg_op <> 'DELETE' then
              insert into hist.log (title, k1, k2) values (tg_table_name, new.id, 0);
            end if;
          end if;
          return null;
        end $$;
        create trigger log_keys after insert or update or delete on hist.accounts
          for each row execute function hist.log_keys();
        create trigger log_keys after insert or update or delete on hist.orders
          for each row execute function hist.log_keys();
        create trigger log_keys after insert or update or delete on hist.lines
          for each row execute function hist.log_keys();
        """);
  }

  @Override
  public String name() {
    return by.name();
  }

  @Override
  public boolean documents() {
    return false;
  }

  @Override
  public List<Cut> first() throws SQLException {
    begin();
    position = session.rows("select " + by.position + " from hist.log").get(0);
    Map<Key, State> rows = new HashMap<>();
    for (Table table : Table.ALL) {
      Feed.read(session.connection(), table, "hist." + table.title(), rows);
    }
    session.commit();
    return List.of(new Cut(name() + " 0", true, rows, Set.of(), Set.of(), Map.of()));
  }

  @Override
  public List<Cut> next(Random random) throws SQLException {
    begin();
    String next =
        session
            .rows(
                "select coalesce((select "
                    + by.position
                    + " from hist.log where "
                    + by.isNew
                    + " having count(*) > 0)::text, ?)",
                position,
                position)
            .get(0);
    Map<Key, State> rows = new HashMap<>();
    Set<Key> deleted = new HashSet<>();
    for (Table table : Table.ALL) {
      String[] key = table.key().split(", ", -1);
      String joined =
          key.length == 1
              ? "t." + key[0] + " = k.k1"
              : "t." + key[0] + " = k.k1 and t." + key[1] + " = k.k2";
      for (String row :
          session.rows(
              "select k.k1, k.k2, t.value_, t.version, t.stamp from (select distinct k1, k2"
                  + " from hist.log where title = ? and "
                  + by.isNew
                  + ") k left join hist."
                  + table.title()
                  + " t on "
                  + joined,
              table.title(),
              position)) {
        String[] parts = row.split("\\|", -1);
        Key read = new Key(table, Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        if (parts[2].equals("null")) {
          deleted.add(read);
        } else {
          rows.put(
              read,
              new State(
                  Long.parseLong(parts[2]), Long.parseLong(parts[3]), Long.parseLong(parts[4])));
        }
      }
    }
    session.commit();
    position = next;
    return List.of(new Cut(name() + " " + ++batches, false, rows, deleted, Set.of(), Map.of()));
  }

  private void begin() throws SQLException {
    session
        .connection()
        .setTransactionIsolation(
            by.manySnapshots
                ? Connection.TRANSACTION_READ_COMMITTED
                : Connection.TRANSACTION_REPEATABLE_READ);
    session.begin();
  }

  @Override
  public void close() throws SQLException {
    session.close();
  }
}

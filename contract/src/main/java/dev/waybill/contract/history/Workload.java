package dev.waybill.contract.history;

import dev.waybill.TableSettings;
import dev.waybill.contract.Session;
import dev.waybill.contract.history.Key.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The tables of the history and what is in them at the start. */
public final class Workload {
  static final long FIRST_ACCOUNT = 1;
  private static final int ACCOUNTS = 60;
  private static final long BALANCE = 1000;

  /** The sum of all balances, always. */
  static final long SUM = ACCOUNTS * BALANCE;

  private Workload() {}

  /** The tables as a user would name them. */
  public static TableSettings[] tables() {
    return new TableSettings[] {
      TableSettings.named("hist.accounts"),
      TableSettings.named("hist.orders"),
      TableSettings.named("hist.lines")
          .withParent(new TableSettings.Link("hist.orders", List.of("orderid")))
    };
  }

  /** Creates the tables; without foreign keys, whose locks would order the transactions. */
  public static void create(Session session) throws SQLException {
    session.script("create schema hist");
    session.script(
        "create table hist.accounts (id bigint not null primary key, value_ bigint not null,"
            + " version bigint not null, stamp bigint not null)");
    session.script(
        "create table hist.orders (orderid bigint not null primary key, value_ bigint not null,"
            + " version bigint not null, stamp bigint not null)");
    session.script(
        "create table hist.lines (orderid bigint not null, line bigint not null,"
            + " value_ bigint not null, version bigint not null, stamp bigint not null,"
            + " primary key (orderid, line))");
    // Not tracked: tells after a crash which transactions had committed.
    session.script("create table hist.commits (tx bigint not null primary key)");
  }

  /** Opens the accounts and places some orders. */
  static void fill(Session session, Ledger ledger, Random random) throws SQLException {
    List<Effect> effects = new ArrayList<>();
    List<Long> stamps = new ArrayList<>();
    for (long id = FIRST_ACCOUNT; id < FIRST_ACCOUNT + ACCOUNTS; id++) {
      State state = new State(BALANCE, 1, ledger.nextStamp());
      session.run("insert into hist.accounts values (?, ?, ?, ?)", id, BALANCE, 1, state.stamp());
      effects.add(new Effect(Key.account(id), state));
      stamps.add(state.stamp());
    }
    ledger.committed(effects, stamps);
    for (int i = 0; i < 20; i++) {
      session.begin();
      Transaction transaction = new Transaction(session, ledger, random, BulkInsert.BATCHED);
      transaction.act();
      session.commit();
      ledger.committed(transaction.effects().values(), transaction.stamps());
    }
  }

  /** Everything in the tables. */
  static Map<Key, State> everything(Connection connection) throws SQLException {
    Map<Key, State> all = new HashMap<>();
    for (Table table : Table.ALL) {
      Feed.read(connection, table, "hist." + table.title(), all);
    }
    return all;
  }
}

package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.Capability;
import dev.waybill.QueueSettings;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.contract.postgresql.PostgresUnderTest;
import java.io.IOException;
import java.sql.SQLException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What work costs on PostgreSQL, in counts that no load of the machine changes, compared with
 * {@code postgresql-costs.txt}. The server is one where nothing else is at work: no autovacuum, no
 * checkpoint, and no pages written whole to the WAL after one.
 */
final class PostgresCostTest extends Promise {
  /** A page more for each changed key where a tree has grown by a level, and some. */
  private static final Offset<Long> SLACK = within(20L);

  private static final PostgresServer SERVER = PostgresServer.start("newest");

  private final Costs costs = Costs.of("postgresql-costs.txt");

  PostgresCostTest() throws IOException {
    super(new PostgresUnderTest(SERVER), Capability.STEADY_COST);
  }

  @BeforeAll
  static void onlyTheWorkItself() {
    for (String setting :
        new String[] {
          "autovacuum = off",
          "full_page_writes = off",
          "checkpoint_timeout = '1h'",
          "max_wal_size = '4GB'",
          "shared_preload_libraries = 'pg_stat_statements'",
          "pg_stat_statements.track = 'all'"
        }) {
      SERVER.execute("alter system set " + setting);
    }
    SERVER.kill();
    SERVER.restart();
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  /** Something to be measured. */
  private interface Work {
    void run(Session session) throws SQLException;
  }

  private static final Work REFRESH = session -> session.rows("select waybill.refresh_1(null)");

  private Shop one() throws SQLException {
    return settled(QueueSettings.named("queue"));
  }

  @Test
  void capture_writesTheLogRowsExpected() throws Exception {
    Shop shop = one();
    logged(shop, "log rows, 1000 rows inserted by one statement", insert(1, 1000));
    logged(shop, "log rows, 1000 rows updated by one statement", update(1, 1000));
    logged(shop, "log rows, 1000 rows deleted by one statement", delete(1, 1000));
    logged(shop, "log rows, one row inserted", insert(1, 1));
    logged(shop, "log rows, one row updated", update(1, 1));
    logged(
        shop,
        "log rows, one row's key changed",
        s -> s.run("update shop.notes set noteid = 2 where noteid = 1"));
    logged(shop, "log rows, one row deleted", delete(2, 2));
    logged(shop, "log rows, a statement that meets no row", update(1, 1));
    logged(
        shop,
        "log rows, one row inserted into each of six tables",
        s -> {
          s.customer(1);
          s.site(1);
          s.order(1);
          s.line(1, 1);
          s.payment(1, 1);
          s.note(1);
        });
    logged(shop, "log rows, an order deleted with its line", s -> s.run("delete from shop.orders"));
    costs.compare("capture");
  }

  private void logged(Shop shop, String what, Work work) throws SQLException {
    costs.measured(what, written(shop, "log\\_%", work));
  }

  /** The rows that work inserts, updates and deletes in Waybill's tables of these names. */
  private static long written(Shop shop, String tables, Work work) throws SQLException {
    Session session = shop.admin();
    String rows =
        "select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) from pg_stat_xact_all_tables"
            + " where schemaname = 'waybill' and relname like ?";
    session.begin();
    // Counts of transactions before may be among them.
    long before = session.number(rows, tables);
    work.run(session);
    long written = session.number(rows, tables) - before;
    session.commit();
    return written;
  }

  private static Work insert(int from, int to) {
    return on("notes", "insert", from, to);
  }

  private static Work update(int from, int to) {
    return on("notes", "update", from, to);
  }

  private static Work delete(int from, int to) {
    return on("notes", "delete", from, to);
  }

  /** One statement on all rows of these numbers. */
  private static Work on(String table, String change, int from, int to) {
    String sql =
        switch (change) {
          case "insert" -> "insert into shop.%s select i, 'some text' from generate_series(?, ?) i";
          case "update" -> "update shop.%s set body = body where noteid between ? and ?";
          default -> "delete from shop.%s where noteid between ? and ?";
        };
    return session -> session.run(sql.formatted(table), from, to);
  }

  @Test
  void refresh_writesTheRowsExpected() throws Exception {
    Shop shop = one();
    insert(1, 2000).run(shop.admin());
    shop.refresh();
    frozen(shop, "1000 rows updated", update(1, 1000));
    frozen(
        shop,
        "one row ten times updated",
        session -> {
          for (int i = 0; i < 10; i++) {
            update(1, 1).run(session);
          }
        });
    frozen(
        shop,
        "1000 rows deleted",
        session ->
            session.run(
                "delete from shop.notes where noteid in (select noteid from shop.notes limit 1000)"));
    frozen(shop, "nothing changed", session -> {});
    costs.compare("freeze");
  }

  private void frozen(Shop shop, String after, Work work) throws SQLException {
    work.run(shop.admin());
    costs.measured("frozen rows, " + after, written(shop, "frozen\\_%", REFRESH));
    work.run(shop.admin());
    costs.measured("rows in all, " + after, written(shop, "%", REFRESH));
  }

  @Test
  void capture_writesTheWalExpected() throws Exception {
    Shop shop = one();
    shop.admin().script("create table shop.twin (like shop.notes including all)");
    for (String change : new String[] {"insert", "update", "delete"}) {
      wal(shop, "bytes a row, 1000 rows by one " + change, 1000, change, 1000);
    }
    for (String change : new String[] {"insert", "update", "delete"}) {
      wal(shop, "bytes a row, one row by one " + change, 200, change, 1);
    }
    insert(1, 1000).run(shop.admin());
    costs.measured("bytes a row, 1000 rows frozen", fewest(shop, REFRESH, update(1, 1000)) / 1000);
    costs.compare("wal");
  }

  /** The bytes that the tracked table's changes take more than those of a twin nobody tracks. */
  private void wal(Shop shop, String what, int rows, String change, int at) throws SQLException {
    long tracked = fewest(shop, changes("notes", change, rows, at), before("notes", change, rows));
    long twin = fewest(shop, changes("twin", change, rows, at), before("twin", change, rows));
    costs.measured(what, (tracked - twin) / rows);
  }

  private static Work changes(String table, String change, int rows, int at) {
    return session -> {
      for (int i = 1; i <= rows; i += at) {
        on(table, change, i, i + at - 1).run(session);
      }
    };
  }

  /** Leaves the rows that a change needs, in a table as good as new. */
  private static Work before(String table, String change, int rows) {
    return session -> {
      on(table, "delete", 1, 1000).run(session);
      session.script("vacuum shop." + table);
      if (!change.equals("insert")) {
        on(table, "insert", 1, rows).run(session);
      }
    };
  }

  /** The fewest bytes of WAL that one of some runs writes: others may write between, too. */
  private static long fewest(Shop shop, Work work, Work before) throws SQLException {
    Session session = shop.admin();
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      before.run(session);
      String start = session.rows("select pg_current_wal_insert_lsn()").get(0);
      work.run(session);
      fewest =
          Math.min(
              fewest,
              session.number("select pg_current_wal_insert_lsn() - cast(? as pg_lsn)", start));
    }
    return fewest;
  }

  @Test
  void refresh_runsTheStatementsExpected() throws Exception {
    Shop shop = one();
    shop.admin().script("create extension pg_stat_statements");
    insert(1, 1000).run(shop.admin());
    shop.refresh();
    statements(shop, "refresh of nothing", () -> shop.refresh());
    update(1, 10).run(shop.admin());
    statements(shop, "refresh of 10 rows", () -> shop.refresh());
    update(1, 1000).run(shop.admin());
    statements(shop, "refresh of 1000 rows", () -> shop.refresh());
    statements(shop, "upkeep with nothing to do", () -> shop.waybill().upkeep());
    statements(shop, "status", () -> shop.waybill().status());
    costs.compare("statements");
  }

  private void statements(Shop shop, String what, Runnable call) throws Exception {
    Session session = shop.admin();
    String calls =
        "select coalesce(sum(calls), 0) from pg_stat_statements s join pg_database d on d.oid ="
            + " s.dbid where d.datname = current_database() and toplevel = ?"
            + " and query not like '%pg_stat_statements%'";
    long sessions = sessions(session);
    session.rows("select pg_stat_statements_reset()");
    call.run();
    costs.measured("sent, " + what, session.number(calls, true));
    costs.measured("inside, " + what, session.number(calls, false));
    costs.measured("connections, " + what, sessions(session) - sessions);
  }

  /** The connections there have been, once those before have ended. */
  private static long sessions(Session session) throws Exception {
    return inTime(
        () -> {
          while (session.number(
                  "select count(*) from pg_stat_activity where datname = current_database()")
              > 1) {
            Thread.onSpinWait();
          }
          return session.number(
              "select sessions from pg_stat_database where datname = current_database()");
        });
  }

  @Test
  void refresh_readsThePagesExpected() throws Exception {
    Shop shop = filled(10_000);
    Pages small = Pages.of(shop);
    costs.measured("read, nothing changed", small.nothing());
    costs.measured("read, 10 rows changed", small.ten());
    costs.measured("read, 1000 rows changed", small.thousand());
    costs.compare("pages");
  }

  @Test
  void refresh_readsAsManyPagesOfATableTenTimesTheSize() throws Exception {
    Pages small = Pages.of(filled(10_000));
    Pages large = Pages.of(filled(100_000));
    assertThat(large.nothing()).as("nothing changed").isCloseTo(small.nothing(), SLACK);
    assertThat(large.ten()).as("10 rows changed").isCloseTo(small.ten(), SLACK);
  }

  @Test
  void refresh_readsAsManyPagesBesideManyQueues() throws Exception {
    Pages alone = Pages.of(filled(1000));
    Shop shop = filled(1000);
    for (int i = 2; i <= 20; i++) {
      shop.waybill().createQueue(QueueSettings.named("queue" + i));
      shop.refresh("queue" + i);
    }
    Pages beside = Pages.of(shop);
    assertThat(beside.nothing()).as("nothing changed").isCloseTo(alone.nothing(), SLACK);
    assertThat(beside.ten()).as("10 rows changed").isCloseTo(alone.ten(), SLACK);
  }

  /** Filled before Waybill came, so that the logs are as empty whatever the size. */
  private Shop filled(int rows) throws SQLException {
    Shop shop = built(QueueSettings.named("queue"));
    insert(1, rows).run(shop.admin());
    shop.admin().script("vacuum analyze shop.notes");
    shop.waybill().install();
    shop.refresh();
    return shop;
  }

  /** What refreshes read after changes of so many rows. */
  private record Pages(long nothing, long ten, long thousand) {
    static Pages of(Shop shop) throws SQLException {
      return new Pages(pages(shop, 0), pages(shop, 10), pages(shop, 1000));
    }
  }

  /** The fewest pages that one of some refreshes reads, after a first that fills the caches. */
  private static long pages(Shop shop, int changed) throws SQLException {
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      update(1, changed).run(shop.admin());
      fewest = Math.min(fewest, RefreshPages.ofOne(shop.admin()));
    }
    return fewest;
  }
}

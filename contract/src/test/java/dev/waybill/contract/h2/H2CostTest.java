package dev.waybill.contract.h2;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.Costs;
import dev.waybill.contract.Session;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What work costs on H2, in rows that Waybill writes, compared with {@code h2-costs.txt}. */
final class H2CostTest {
  @Test
  void changes_writeTheRowsExpected() throws Exception {
    H2UnderTest pack = new H2UnderTest();
    DatabaseSettings database = pack.freshDatabase();
    Config config =
        Config.builtIn(database)
            .withTables(TableSettings.named("shop.notes"), TableSettings.named("shop.tags"));
    try (Waybill waybill = Waybill.open(config);
        Session session = new Session(waybill.connect())) {
      session.script("create schema shop");
      session.script("create table shop.notes (noteid int primary key, body varchar(200))");
      session.script("create table shop.tags (tagid int primary key, body varchar(200))");
      waybill.install();
      waybill.queue("queue").refresh();
      Costs costs = Costs.of("h2-costs.txt");
      for (String[] change :
          new String[][] {
            {
              "1000 rows inserted by one statement",
              "insert into shop.notes select x, 'some text' from system_range(1, 1000)"
            },
            {"1000 rows updated by one statement", "update shop.notes set body = 'other'"},
            {"a key changed", "update shop.notes set noteid = 0 where noteid = 1"},
            {"1000 rows deleted by one statement", "delete from shop.notes"},
            {"one row inserted", "insert into shop.notes values (1, 'some text')"},
            {"one row updated", "update shop.notes set body = 'other' where noteid = 1"},
            {"one row deleted", "delete from shop.notes where noteid = 1"},
            {"a statement that meets no row", "delete from shop.notes where noteid = 1"},
            {
              "one row inserted into each of two tables",
              "insert into shop.notes values (2, ''); insert into shop.tags values (1, '')"
            }
          }) {
        long logged = rows(session, "log\\_%");
        session.script(change[1]);
        costs.measured("log rows, " + change[0], rows(session, "log\\_%") - logged);
        long frozen = rows(session, "frozen %");
        long deleted = rows(session, "deleted %");
        waybill.queue("queue").refresh();
        costs.measured("frozen rows, " + change[0], rows(session, "frozen %") - frozen);
        costs.measured("deleted keys, " + change[0], rows(session, "deleted %") - deleted);
      }
      costs.compare("h2");
    }
    pack.drop(database);
  }

  /** The rows in all of Waybill's tables of these names; none goes while no upkeep runs. */
  private static long rows(Session session, String tables) throws SQLException {
    List<String> names =
        session.rows(
            "select table_name from information_schema.tables where lower(table_schema) ="
                + " 'waybill' and lower(table_name) like ?",
            tables);
    long rows = 0;
    for (String name : names) {
      rows += session.number("select count(*) from waybill.\"" + name + "\"");
    }
    return rows;
  }
}

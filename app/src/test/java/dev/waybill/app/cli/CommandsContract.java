package dev.waybill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.waybill.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every command on a real database, as a user types it. */
abstract class CommandsContract extends TypedCommands {
  /** How this database calls a queue's procedure. */
  abstract String call(String procedure, String argument);

  private void order(int id, String name) {
    waybill(
            "sql",
            "insert into dbo.Orders (OrderID, CustomerID, LastName, Total, ModifiedDate) values ("
                + id
                + ", 1, '"
                + name
                + "', 12.5, '2016-05-01')")
        .succeeds();
  }

  @Test
  void guide_installRefreshShowRecall() {
    assertThat(waybill("install").succeeds().err()).contains("Installed. Next: waybill refresh");
    assertThat(waybill("install").succeeds().err()).contains("Nothing to do");
    order(1, "Baker");

    assertThat(waybill("refresh").succeeds().out())
        .contains("waybill 1", "first", "rows in all")
        .containsPattern("(?i)│ orders +1 │");
    order(2, "Ünal");
    assertThat(waybill("refresh", "--format", "csv").succeeds().out())
        .startsWith("batch,queue,kind,from,until,table,rows\n2,queue,next,")
        .containsPattern("(?i),orders,1\n");
    assertThat(waybill("show", "orders", "--format", "csv").succeeds().out())
        .contains("Ünal")
        .doesNotContain("Baker");
    assertThat(waybill("show").succeeds().out()).contains("Ünal").contains("0 rows");
    assertThat(waybill("show", "Orders", "--batch", "1").succeeds().out()).contains("Baker");
    assertThat(waybill("batches", "--format", "csv").succeeds().out().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("2,next,") && line.endsWith(",1,0,true"))
        .anyMatch(line -> line.startsWith("1,first,") && line.endsWith(",1,0,false"));

    assertThat(waybill("recall", "1").succeeds().out()).contains("waybill 1");
    assertThat(waybill("show", "Orders").succeeds().out()).contains("Baker");
    assertThat(waybill("refresh", "1/1/2017").succeeds().out()).contains("waybill 3", "since");
  }

  @Test
  void refresh_nothingChanged_saysSo() {
    waybill("install").succeeds();

    assertThat(waybill("refresh").succeeds().out()).contains("nothing changed");
  }

  @Test
  void json_isJsonEverywhere() throws IOException {
    waybill("install").succeeds();
    order(1, "Baker");

    for (String[] command :
        new String[][] {
          {"refresh"}, {"show", "Orders"}, {"show", "Deleted"}, {"show", "Changes"}, {"batches"},
          {"recall", "1"}, {"queue", "list"}, {"status"}, {"doctor"}, {"sql", "select 1 as a"}
        }) {
      List<String> all = new ArrayList<>(Arrays.asList(command));
      all.addAll(List.of("--format", "json"));
      CommandRun run = waybill(all.toArray(String[]::new)).succeeds();
      try (JsonParser parser = new JsonFactory().createParser(run.out())) {
        int tokens = 0;
        while (parser.nextToken() != null) {
          tokens++;
        }
        assertThat(tokens).as(run.out()).isGreaterThanOrEqualTo(2);
      }
    }
  }

  @Test
  void queues_createListDrop() {
    waybill("install").succeeds();

    assertThat(
            waybill(
                    "queue",
                    "create",
                    "shipping",
                    "--documents",
                    "--keep",
                    "3",
                    "--first",
                    "7d",
                    "--tables",
                    "dbo.Orders,dbo.OrderDetails")
                .succeeds()
                .err())
        .contains("Created queue shipping.");
    assertThat(waybill("queue", "list").succeeds().out())
        .containsPattern("(?i)shipping +new .* yes +3 +orders, orderdetails");
    assertThat(waybill("refresh", "--queue", "shipping").succeeds().out()).contains("shipping");
    waybill("queue", "create", "shipping").failsWith(5, "shipping");
    waybill("queue", "drop", "shipping").succeeds();
    waybill("refresh", "--queue", "shipping").failsWith(5, "shipping");
  }

  @Test
  void statusAndDoctor_tellHowThingsStand() {
    waybill("install").succeeds();

    assertThat(waybill("status").succeeds().out())
        .containsPattern("(?i)dbo.orders +orders +yes")
        .contains("America/Chicago")
        .containsPattern("queue +new");
    assertThat(waybill("status", "--format", "csv").succeeds().out())
        .startsWith("kind,name,fact,value\n");
    assertThat(waybill("doctor").succeeds().err()).contains("All is well.");
  }

  @Test
  void uninstall_asksFirst_andTablesStay() {
    waybill("install").succeeds();
    order(1, "Baker");

    waybill("uninstall").failsWith(5, "Nothing was removed");
    assertThat(waybill("uninstall", "--yes").succeeds().err()).contains("Uninstalled.");
    assertThat(waybill("sql", "select LastName from dbo.Orders").succeeds().out())
        .contains("Baker");
    waybill("status").failsWith(6, "waybill install");
  }

  @Test
  void print_showsWhatWouldRun_andRunsNothing() {
    assertThat(waybill("install", "--print").succeeds().out()).containsIgnoringCase("create ");
    waybill("refresh").failsWith(6, "waybill install");
  }

  @Test
  void print_nothingToDo_saysSo() {
    waybill("install").succeeds();

    assertThat(waybill("install", "--print").succeeds().out()).startsWith("-- Nothing to do");
  }

  @Test
  void doctor_notInstalled_saysSo() {
    waybill("doctor").failsWith(6, "waybill install");
  }

  @Test
  void tables_mistakes_areToldTogetherOneALineWithTheirPlaces() throws IOException {
    DatabaseSettings settings = fresh();
    configure(settings, "");
    waybill(
            "sql",
            "create schema shop; create table shop.notes (note varchar(10));"
                + " create table shop.a (id int primary key, note varchar(10))")
        .succeeds();
    configure(
        settings,
        """
        tables:
          - shop.nowhere
          - shop.notes
          - name: shop.a
            exclude: [note, nota]
            modified: when
            parent: { table: shop.b }
            refers:
              - shop.c
          - shop.a
        queues:
          waybill: {}
          x:
            tables:
              - shop.a
              - shop.none
        """);
    long before = Files.readString(folder.resolve("waybill.yaml")).lines().count() - 16;

    CommandRun run = waybill("install");

    assertThat(run.code()).isEqualTo(3);
    String file = "waybill: " + folder.resolve("waybill.yaml") + ":";
    assertThat(run.err().lines().map(line -> line.replace(file, "")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith((before + 2) + ":5: ").contains("shop.nowhere"),
            line -> assertThat(line).startsWith((before + 3) + ":5: ").contains("has no key"),
            line -> assertThat(line).startsWith((before + 5) + ":21: ").contains("nota"),
            line -> assertThat(line).startsWith((before + 6) + ":15: ").contains("when"),
            line -> assertThat(line).startsWith((before + 7) + ":22: ").contains("shop.b"),
            line -> assertThat(line).startsWith((before + 9) + ":9: ").contains("shop.c"),
            line -> assertThat(line).startsWith((before + 10) + ":5: ").contains("listed twice"),
            line -> assertThat(line).startsWith((before + 12) + ":3: ").contains("waybill"),
            line -> assertThat(line).startsWith((before + 16) + ":9: ").contains("shop.none"));
  }

  @Test
  void times_areInTheConfiguredZone_whichIsNamed() {
    waybill("install").succeeds();

    assertThat(waybill("sql", call("queue.Refresh", "'1/1/2017'")).succeeds().out())
        .contains("2017-01-01 00:00:00 CST")
        .doesNotContain("Z ");
    assertThat(waybill("refresh", "1/1/2017").succeeds().out()).contains("2017-01-01 00:00:00 CST");
    assertThat(waybill("sql", "select * from queue.Batch").succeeds().out())
        .contains("2017-01-01 00:00:00 CST");
    assertThat(waybill("sql", "select * from queue.Batch", "--format", "csv").succeeds().out())
        .containsPattern("2017-01-01T0[06]:00:00(Z|-06:00)");
  }

  @Test
  void sql_runsStatementsAndScripts() throws IOException {
    waybill("install").succeeds();
    Path script = folder.resolve("script.sql");
    Files.writeString(
        script,
        """
        insert into dbo.Customers (CustomerID, LastName) values (1, 'a;b');
        -- half a comment;
        insert into dbo.Customers (CustomerID, LastName) values (2, '');
        select CustomerID, LastName, FirstName from dbo.Customers order by 1;
        """);

    CommandRun run = waybill("sql", "-f", script.toString(), "--format", "csv").succeeds();

    assertThat(run.out()).endsWithIgnoringCase("1,a;b,\n2,\"\",\n");
    assertThat(run.err()).isEqualTo("(1 row changed)\n(1 row changed)\n(2 rows)\n");
    waybill("sql", call("queue.Refresh", "'1/1/2017'")).succeeds();
    assertThat(waybill("sql", "select kind from queue.Batch").succeeds().out()).contains("since");
  }

  @Test
  void sql_transaction_lastsUntilItEnds() {
    waybill("install").succeeds();

    waybill(
            "sql",
            "begin; insert into dbo.Customers (CustomerID) values (1);"
                + " select count(*) from dbo.Customers; rollback;"
                + " insert into dbo.Customers (CustomerID) values (2)")
        .succeeds();

    assertThat(waybill("sql", "select CustomerID from dbo.Customers", "--format", "csv").out())
        .isEqualToIgnoringCase("CustomerID\n2\n");
  }

  @Test
  void sql_errors_areOneLineWithTheDatabasesWords() throws IOException {
    waybill("sql", "selekt 1").failsWith(5, "selekt");
    waybill("sql", "select * from nowhere").failsWith(5, "nowhere");
    Path script = folder.resolve("bad.sql");
    Files.writeString(script, "create table fine (i int);\n\nselect * from nowhere;");
    CommandRun run = waybill("sql", "-f", script.toString());
    assertThat(run.err()).contains("waybill: " + script + ":3: ");
    assertThat(run.code()).isEqualTo(5);
    waybill("sql", "-f", folder.resolve("none.sql").toString()).failsWith(2, "cannot be read");
    waybill("sql", "select 1", "-f", "x").failsWith(2, "not both");
  }

  @Test
  void refusals_areOneLineWithTheirExitCode() {
    waybill("refresh").failsWith(6, "waybill install");
    waybill("install").succeeds();
    waybill("refresh", "--queue", "nobody").failsWith(5, "nobody");
    waybill("batches", "--queue", "nobody").failsWith(5, "nobody");
    waybill("queue", "drop", "nobody").failsWith(5, "nobody");
    waybill("refresh", "yesterday").failsWith(5, "yesterday");
    waybill("refresh", "3/4/2017").failsWith(5, "3/4/2017");
    waybill("refresh", "2999-01-01").failsWith(5, "2999");
    waybill("show").failsWith(5, "Run refresh first");
    waybill("recall", "7").failsWith(5, "no batch");
    waybill("refresh").succeeds();
    waybill("show", "Nothing").failsWith(5, "Nothing");
    waybill("show", "Orders", "--batch", "9").failsWith(5, "has no batch 9");
    waybill("show", "--format", "csv").failsWith(2, "name it");
    waybill("queue", "create", "waybill").failsWith(5, "waybill");
    waybill("queue", "create", "x", "--first", "soon").failsWith(2, "'soon' is no span of time");
    waybill("queue", "create", "x", "--keep", "0").failsWith(3, "keep");
  }

  @Test
  void tables_withoutKeyOrMissing_areRefused() throws IOException {
    DatabaseSettings settings = fresh();
    configure(settings, "");
    waybill("sql", "create schema shop; create table shop.notes (note varchar(10))").succeeds();

    configure(settings, "tables: [shop.notes]\n");
    waybill("install").failsWith(3, "shop.notes has no key");
    configure(settings, "tables: [shop.nowhere]\n");
    waybill("install").failsWith(3, "shop.nowhere is not in the database");
  }
}

package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.Capability;
import dev.waybill.Finding;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every identifier is quoted by the rules of the database. */
abstract class OddNames extends Promise {
  OddNames(PackUnderTest pack) {
    super(pack, Capability.NEXT);
  }

  private static final List<String> ODD =
      List.of(
          "Capital",
          "with space",
          "order",
          "größe",
          "quo\"te",
          "it's",
          "a.b",
          "100%",
          "semi;colon",
          "back\\slash",
          "{{mustache}}",
          "&amp;",
          "$1",
          "dollar$$body$$",
          "q?",
          "-- x",
          "/* y */",
          "tab\there",
          "表");

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Test
  void oddTablesAndColumns_workEverywhere() throws Exception {
    List<TableSettings> tables = new ArrayList<>();
    for (String name : ODD) {
      tables.add(TableSettings.named(quoted("the schema") + "." + quoted(name)));
    }
    Shop shop = bare(tables.toArray(TableSettings[]::new));
    shop.admin().script("create schema " + quoted("the schema"));
    for (String name : ODD) {
      shop.admin().connection().setAutoCommit(true);
      try (Statement statement = shop.admin().connection().createStatement()) {
        statement.setEscapeProcessing(false);
        statement.execute(
            "create table %s.%s (%s int not null, %s varchar(50) not null, %s varchar(50), primary key (%s, %s))"
                .formatted(
                    quoted("the schema"),
                    quoted(name),
                    quoted(name),
                    quoted("key " + name),
                    quoted("value " + name),
                    quoted(name),
                    quoted("key " + name)));
      }
    }
    shop.waybill().install();
    assertThat(shop.waybill().install().changedAnything()).isFalse();
    shop.refresh();
    for (String name : ODD) {
      plain(
          shop,
          "insert into "
              + quoted("the schema")
              + "."
              + quoted(name)
              + " values (1, 'k''\"', 'v'), (2, 'x', 'y')");
    }
    Batch batch = shop.refresh();
    assertThat(batch.rows()).isEqualTo(2L * ODD.size());
    for (String name : ODD) {
      assertThat(batch.counts()).containsEntry(name, 2L);
      assertThat(shop.stored("queue", batch, name)).containsExactly("1|k'\"|v", "2|x|y");
    }
    for (String name : ODD) {
      plain(
          shop,
          "delete from "
              + quoted("the schema")
              + "."
              + quoted(name)
              + " where "
              + quoted(name)
              + " = 1");
      plain(
          shop,
          "update "
              + quoted("the schema")
              + "."
              + quoted(name)
              + " set "
              + quoted("value " + name)
              + " = 'z'");
    }
    batch = shop.refresh();
    assertThat(batch.counts()).containsEntry(Batch.DELETED, (long) ODD.size());
    for (String name : ODD) {
      assertThat(shop.stored("queue", batch, name)).containsExactly("2|x|z");
    }
    assertThat(shop.stored("queue", batch, Batch.DELETED)).hasSize(ODD.size());
    shop.waybill().upkeep();
    shop.waybill().status();
    assertThat(shop.waybill().doctor())
        .noneMatch(finding -> finding.severity() == Finding.Severity.PROBLEM);
    shop.waybill().queue("queue").refresh("2017-01-01");
    shop.waybill().uninstall();
  }

  private static void plain(Shop shop, String sql) throws SQLException {
    try (Statement statement = shop.admin().connection().createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  @Test
  void oddModifiedParentAndExclude_work() throws Exception {
    String schema = "My \"Shop\"";
    Shop shop =
        bare(
            TableSettings.named(quoted(schema) + ".\"Order\"").withModified("changed at"),
            TableSettings.named(quoted(schema) + ".\"select\"")
                .withParent(
                    new TableSettings.Link(
                        quoted(schema) + ".\"Order\"", List.of("from \"order\"")))
                .withExclude("the secret")
                .withAs("Odd View's \"name\""));
    plain(shop, "create schema " + quoted(schema));
    plain(
        shop,
        "create table "
            + quoted(schema)
            + ".\"Order\" (\"the id\" int not null primary key,"
            + " \"changed at\" timestamp with time zone)");
    plain(
        shop,
        "create table "
            + quoted(schema)
            + ".\"select\" (\"no\" int not null primary key,"
            + " \"from \"\"order\"\"\" int, \"the secret\" int, \"user\" int)");
    plain(
        shop,
        "insert into "
            + quoted(schema)
            + ".\"Order\" values (1, timestamp with time zone '2016-01-01 00:00:00+00')");
    plain(
        shop,
        "insert into "
            + quoted(schema)
            + ".\"Order\" values (2, timestamp with time zone '2018-01-01 00:00:00+00')");
    plain(
        shop, "insert into " + quoted(schema) + ".\"select\" values (1, 1, 0, 10), (2, 2, 0, 20)");
    shop.waybill().install();
    shop.waybill().createQueue(QueueSettings.named("docs").withDocuments());
    shop.waybill().queue("queue").refresh("2017-01-01");
    assertThat(shop.view("queue", quoted("Odd View's \"name\""))).containsExactly("2|2|20");
    shop.refresh("docs");
    plain(shop, "update " + quoted(schema) + ".\"select\" set \"user\" = 11 where \"no\" = 1");
    Batch batch = shop.refresh("docs");
    assertThat(batch.counts()).containsEntry("Order", 1L).containsEntry("Odd View's \"name\"", 1L);
  }
}

package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ErrorCode;
import dev.waybill.TableSettings;
import dev.waybill.load.Loader;
import dev.waybill.load.NewColumn;
import dev.waybill.load.TableRows;
import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Kind;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Any table with a key can be loaded, whatever its name; what cannot is told with what to do. */
abstract class BulkTables extends LoadingPromise {
  BulkTables(PackUnderTest pack) {
    super(pack);
  }

  @Test
  void table_isDescribedAsItIs() throws Exception {
    Shop shop = installed();
    try (Loader loader = shop.waybill().loader()) {
      TargetTable orders = loader.table("shop.Orders");
      assertThat(orders.name()).isEqualToIgnoringCase("shop.orders");
      assertThat(orders.key()).singleElement().asString().isEqualToIgnoringCase("orderid");
      assertThat(orders.modified()).isEqualToIgnoringCase("modified");
      assertThat(orders.parent()).isNull();
      assertThat(orders.columns())
          .extracting(TargetTable.Column::kind)
          .containsExactly(
              Kind.WHOLE_NUMBER, Kind.WHOLE_NUMBER, Kind.TEXT, Kind.DECIMAL, Kind.INSTANT);
      assertThat(orders.column("total"))
          .hasValueSatisfying(
              total -> {
                assertThat(total.length()).isEqualTo(19);
                assertThat(total.scale()).isEqualTo(4);
              });
      assertThat(orders.column("STATUS"))
          .hasValueSatisfying(status -> assertThat(status.length()).isEqualTo(20));
      assertThat(loader.table("shop.lines").parent())
          .isNotNull()
          .satisfies(
              parent -> {
                assertThat(parent.table()).isEqualToIgnoringCase("shop.orders");
                assertThat(parent.columns())
                    .singleElement()
                    .asString()
                    .isEqualToIgnoringCase("orderid");
              });
    }
  }

  @Test
  void builtInModel_isLoadedWithItsLookups() throws Exception {
    Shop shop = bare();
    shop.waybill().install();
    TableRows customers =
        rows(
            "dbo.Customers",
            "CustomerID, FirstName, ModifiedDate",
            row(1, "Ann", "2026-01-01T06:00:00Z"));
    TableRows statuses =
        rows(
            "dbo.OrderStatuses",
            "OrderStatusID, OrderStatusDescription",
            row(9, "Shipped"),
            row(99, "Lost"));
    assertThat(counts(load(shop, customers, statuses))).isEqualTo("+2 ~0 =1 <0 -0 !0");
    assertThat(
            shop.admin()
                .rows("select FirstName, cast(ModifiedDate as varchar(19)) from dbo.Customers"))
        .as("in the model's zone, Chicago")
        .containsExactly("Ann|2026-01-01 00:00:00");
    assertThat(counts(load(shop, customers, statuses))).isEqualTo("+0 ~0 =3 <0 -0 !0");
    shop.refresh();
    assertThat(shop.changes("queue")).containsExactly("customers{\"customerid\":1}insert");
  }

  @Test
  void oddNames_areLoadedToo() throws Exception {
    Shop shop =
        bare(
            TableSettings.named("\"the schema\".\"Or\"\"der\"").withModified("größe"),
            TableSettings.named("\"the schema\".\"select\"")
                .withParent(
                    new TableSettings.Link("\"the schema\".\"Or\"\"der\"", List.of("{{from}}"))));
    plain(shop, "create schema \"the schema\"");
    plain(
        shop,
        "create table \"the schema\".\"Or\"\"der\" (\"the id\" varchar(20) not null primary key,"
            + " \"größe\" timestamp, \"group\" varchar(50))");
    plain(
        shop,
        "create table \"the schema\".\"select\" (\"{{from}}\" varchar(20) not null, \"no\" int not null,"
            + " \"it's\" varchar(50), primary key (\"{{from}}\", \"no\"))");
    shop.waybill().install();
    shop.refresh();
    List<Object[]> whole = list(row("O'\"{}\\,ü"), row("plain"));
    TableRows[] tables = {
      rows(
          "\"the schema\".\"Or\"\"der\"",
          "the id, größe, group",
          row("O'\"{}\\,ü", "2026-01-01", "a\tb\\N\n"),
          row("plain", null, "")),
      new TableRows(
          "\"the schema\".\"select\"",
          List.of("{{from}}", "no", "it's"),
          list(row("O'\"{}\\,ü", 1, "x"), row("plain", 1, "y")),
          new TableRows.Whole(List.of("{{from}}"), whole),
          list(row("gone", 1)))
    };
    assertThat(counts(load(shop, tables))).isEqualTo("+4 ~0 =0 <0 -0 !0");
    assertThat(counts(load(shop, tables))).isEqualTo("+0 ~0 =4 <0 -0 !0");
    assertThat(
            counts(
                load(
                    shop,
                    rows(
                        "\"the schema\".\"select\"", "{{from}}, no, it's", row("nobody", 1, "x")))))
        .isEqualTo("+0 ~0 =0 <0 -0 !1");
    assertThat(shop.refresh().rows()).isEqualTo(4);
    assertThat(shop.waybill().rejected(SOURCE, 9).get(0).what().record())
        .isEqualTo("{\"{{from}}\":\"nobody\",\"no\":1,\"it's\":\"x\"}");
  }

  private static void plain(Shop shop, String sql) throws Exception {
    try (Statement statement = shop.admin().connection().createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  @Test
  void whatCannotBeLoaded_isTold() throws Exception {
    Shop shop = installed();
    shop.admin().script("create table shop.loose (id int, body varchar(9))");
    refused(
        ErrorCode.UNKNOWN_TABLE,
        () -> load(shop, rows("shop.nothing", "id", row(1))),
        "shop.nothing");
    refused(ErrorCode.NO_KEY, () -> load(shop, rows("shop.loose", "id", row(1))), "loose", "key");
    refused(
        ErrorCode.CONFIGURATION,
        () -> load(shop, rows("shop.notes", "noteid, colour", row(1, "red"))),
        "shop.notes",
        "colour");
    refused(
        ErrorCode.CONFIGURATION,
        () -> load(shop, rows("shop.lines", "orderid, item", row(1, "a"))),
        "shop.lines",
        "line",
        "key");
    refused(
        ErrorCode.CONFIGURATION,
        () -> load(shop, rows("shop.notes", "noteid, NoteId", row(1, 1))),
        "twice");
  }

  @Test
  void withoutAnInstallation_loadingIsRefused() throws Exception {
    Shop shop = built();
    refused(ErrorCode.NOT_INSTALLED, () -> load(shop, notes(row(1, "a"))), "install");
    refused(ErrorCode.NOT_INSTALLED, () -> shop.waybill().sources(), "install");
    shop.waybill().install();
    shop.admin().script("drop table waybill.source");
    refused(ErrorCode.NOT_INSTALLED, () -> load(shop, notes(row(1, "a"))), "install");
    refused(ErrorCode.NOT_INSTALLED, () -> shop.waybill().rejected(null, 1), "install");
  }

  @Test
  void newColumns_areAddedOnceAndTakenInByInstall() throws Exception {
    Shop shop = settled();
    List<NewColumn> columns =
        List.of(
            new NewColumn("Colour", Kind.TEXT),
            new NewColumn("the size", Kind.DECIMAL),
            new NewColumn("body", Kind.TEXT));
    try (Loader loader = shop.waybill().loader()) {
      loader.addColumns("shop.notes", columns);
      loader.addColumns("shop.notes", columns);
      assertThat(
              counts(
                  loader.load(
                      SOURCE,
                      page(rows("shop.notes", "noteid, colour, the size", row(1, "red", "1.5"))),
                      NONE)))
          .isEqualTo("+1 ~0 =0 <0 -0 !0");
      for (String odd : List.of("", " x", "a\nb", "quo\"te", "x".repeat(64))) {
        refused(
            ErrorCode.BAD_NAME,
            () -> loader.addColumns("shop.notes", List.of(new NewColumn(odd, Kind.TEXT))),
            "shop.notes");
      }
    }
    shop.refresh();
    assertThat(shop.view("queue", "notes")).as("the columns it knew").containsExactly("1|null");
    assertThat(shop.waybill().install().changedAnything()).isTrue();
    load(shop, rows("shop.notes", "noteid, colour", row(1, "blue")));
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid", "colour")).containsExactly("1|blue");
  }
}

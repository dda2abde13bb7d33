package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.Secret;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.contract.postgresql.PostgresUnderTest;
import dev.waybill.load.Loaded;
import dev.waybill.load.Loader;
import dev.waybill.load.RejectLimit;
import dev.waybill.load.TableRows;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What loading has to mind on PostgreSQL alone. */
@ParameterizedClass
@ValueSource(strings = {"oldest", "newest"})
final class PostgresLoadingTest extends LoadingPromise {
  PostgresLoadingTest(String version) {
    super(new PostgresUnderTest(PostgresServer.shared(version)));
  }

  @Test
  void statements_areAsFewAsTablesAndKinds_andNoneForNothing() throws Exception {
    Shop shop = installed();
    shop.admin()
        .script(
            """
            create table shop.fired (op text);
            create function shop.fire() returns trigger language plpgsql as
              $$ begin insert into shop.fired values (tg_op); return null; end $$;
            create trigger fire after insert or update or delete on shop.notes
              for each statement execute function shop.fire();""");
    TableRows page =
        new TableRows(
            "shop.notes",
            List.of("noteid", "body"),
            list(row(1, "a"), row(2, "b")),
            TableRows.Whole.NONE,
            list(row(9)));
    load(shop, notes(row(1, "a"), row(3, "c")));
    load(shop, notes(row(1, "a"), row(3, "c")));
    assertThat(shop.admin().rows("select op from shop.fired")).containsExactly("INSERT");
    load(shop, notes(row(1, "A"), row(3, "C"), row(9, "i"), row(10, "j")));
    load(shop, page);
    assertThat(shop.admin().rows("select op from shop.fired"))
        .containsExactly("INSERT", "INSERT", "UPDATE", "INSERT", "UPDATE", "DELETE");
  }

  @Test
  void partitionedTable_isLoadedThroughItsRoot() throws Exception {
    Shop shop =
        bare(
            TableSettings.named("shop.sales").withModified("modified"),
            TableSettings.named("shop.parts")
                .withParent(new TableSettings.Link("shop.sales", List.of("day", "no"))));
    shop.admin()
        .script(
            """
            create schema shop;
            create table shop.sales (day date, no int, body text, modified timestamp,
              primary key (day, no)) partition by range (day);
            create table shop.sales_1 partition of shop.sales for values from ('2026-01-01') to ('2026-02-01');
            create table shop.sales_2 partition of shop.sales for values from ('2026-02-01') to ('2026-03-01');
            create table shop.parts (day date, no int, part int, primary key (no, part))
              partition by hash (no, part);
            create table shop.parts_0 partition of shop.parts for values with (modulus 2, remainder 0);
            create table shop.parts_1 partition of shop.parts for values with (modulus 2, remainder 1);""");
    shop.waybill().install();
    shop.refresh();
    TableRows sales =
        rows(
            "shop.sales",
            "day, no, body, modified",
            row("2026-01-05", 1, "a", "2026-01-05"),
            row("2026-02-05", 1, "b", "2026-02-05"),
            row("2026-05-05", 1, "no partition", null));
    TableRows parts =
        new TableRows(
            "shop.parts",
            List.of("day", "no", "part"),
            list(row("2026-01-05", 1, 1), row("2026-02-05", 1, 2), row("2026-02-06", 1, 3)),
            new TableRows.Whole(
                List.of("no", "day"), list(row(1, "2026-01-05"), row(1, "2026-02-05"))),
            List.of());
    assertThat(counts(load(shop, sales, parts))).isEqualTo("+4 ~0 =0 <0 -0 !2");
    assertThat(shop.refresh().rows()).isEqualTo(4);
    assertThat(counts(load(shop, sales, parts))).isEqualTo("+0 ~0 =4 <0 -0 !2");
    assertThat(shop.refresh().isEmpty()).isTrue();
    Loaded loaded =
        load(
            shop,
            rows("shop.sales", "day, no, body, modified", row("2026-02-05", 1, "B", "2026-02-06")),
            new TableRows(
                "shop.parts",
                List.of("day", "no", "part"),
                List.of(),
                new TableRows.Whole(List.of("day", "no"), list(row("2026-02-05", 1))),
                List.of()));
    assertThat(counts(loaded)).isEqualTo("+0 ~1 =0 <0 -1 !0");
    shop.refresh();
    assertThat(shop.view("queue", "sales", "body")).containsExactly("B");
    assertThat(shop.deleted("queue")).hasSize(1);
  }

  @Test
  void otherTypes_areCastByTheServer_andUnchangedWhenTheyComeAgain() throws Exception {
    Shop shop = installed();
    shop.admin()
        .script(
            """
            create type shop.mood as enum ('sad', 'ok');
            create domain shop.positive as int check (value > 0);
            create table shop.other (id uuid primary key, j json, jb jsonb, a int[], t text[],
              ip inet, m shop.mood, p shop.positive, i interval, z timetz, r int4range, b bytea,
              n numeric, x xml, bits bit(3), cash money,
              made int generated always as (1) stored, serial int generated always as identity)""");
    String columns = "id, j, jb, a, t, ip, m, p, i, z, r, b, n, bits, cash";
    Object[] first =
        row(
            "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11",
            "{\"b\" : 1}",
            "{\"b\" : 1, \"a\":2}",
            "{1,2}",
            "{\"a b\",NULL}",
            "10.0.0.1",
            "ok",
            "7",
            "1 day 02:00",
            "10:00+02",
            "[1,5]",
            new byte[] {0, 1, -1},
            "1.50",
            "101",
            "12.30");
    Object[] second =
        row(
            "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            "1.5",
            null,
            null);
    List<Object[]> bad = new ArrayList<>();
    for (int column : new int[] {1, 2, 3, 5, 6, 7, 8, 9, 10}) {
      Object[] row = second.clone();
      row[0] = "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380b%02d".formatted(column);
      row[column] = column == 7 ? "-1" : "nonsense";
      bad.add(row);
    }
    assertThat(counts(load(shop, rows("shop.other", columns, first, second))))
        .isEqualTo("+2 ~0 =0 <0 -0 !0");
    assertThat(counts(load(shop, rows("shop.other", columns, first, second))))
        .isEqualTo("+0 ~0 =2 <0 -0 !0");
    Object[][] all = new Object[bad.size() + 2][];
    bad.toArray(all);
    all[bad.size()] = first;
    Object[] changed = second.clone();
    changed[3] = "{3}";
    all[bad.size() + 1] = changed;
    assertThat(counts(load(shop, rows("shop.other", columns, all)))).isEqualTo("+0 ~1 =1 <0 -0 !9");
    assertThat(
            shop.admin().rows("select a::text, p, jb::text, m::text from shop.other order by id"))
        .containsExactly("{1,2}|7|{\"a\": 2, \"b\": 1}|ok", "{3}|null|null|null");
    assertThat(setAside(shop)).hasSize(9).noneMatch(line -> line.contains("nonsense"));
  }

  @Test
  void partsWithoutAnIndexOnTheirParent_areFoundAllTheSame() throws Exception {
    Shop shop = installed();
    load(shop, orders(order(1, "new", EARLY), order(2, "new", EARLY)));
    load(shop, rows("shop.payments", "paymentid, orderid", row(1, 1), row(2, 1), row(3, 2)));
    TableRows none =
        new TableRows(
            "shop.payments",
            List.of("paymentid", "orderid"),
            list(row(2, 1)),
            new TableRows.Whole(List.of("orderid"), list(row(1))),
            List.of());
    assertThat(counts(load(shop, none))).isEqualTo("+0 ~0 =1 <0 -1 !0");
    assertThat(shop.admin().rows("select paymentid from shop.payments order by 1"))
        .containsExactly("2", "3");
  }

  @Test
  void constraintThatWaitsForTheCommit_isFoundToo() throws Exception {
    Shop shop = installed();
    shop.admin()
        .script(
            "alter table shop.payments add constraint paid foreign key (orderid) references shop.orders"
                + " deferrable initially deferred; alter table shop.payments add constraint one unique"
                + " (amount) deferrable initially deferred");
    Loaded loaded =
        load(
            shop,
            rows("shop.payments", "paymentid, amount", row(1, 5), row(2, 6), row(3, 5), row(4, 7)));
    assertThat(counts(loaded)).isEqualTo("+3 ~0 =0 <0 -0 !1");
    assertThat(setAside(shop))
        .singleElement()
        .asString()
        .endsWith("another row has the same values of a unique key (one)");
  }

  @Test
  void zeroCharacter_isSetAside() throws Exception {
    Shop shop = installed();
    assertThat(counts(load(shop, notes(row(1, "a\0b"), row(2, "b")))))
        .isEqualTo("+1 ~0 =0 <0 -0 !1");
    assertThat(setAside(shop))
        .containsExactly("shop.notes {\"noteid\":1}: body holds the character 0x00");
  }

  @Test
  void connectionThatIsKilled_leavesNothing_andIsTold() throws Exception {
    Shop shop = installed();
    shop.admin().note(1);
    try (Session other = shop.session();
        Loader loader = shop.waybill().loader()) {
      other.begin();
      other.run("update shop.notes set body = 'held' where noteid = 1");
      CompletableFuture<Loaded> load =
          async(
              () ->
                  loader.load(
                      SOURCE,
                      marked(
                          "one", orders(order(1, "new", EARLY)), notes(row(2, "b"), row(1, "a"))),
                      NONE));
      String kill =
          "select count(pg_terminate_backend(pid)) from pg_stat_activity"
              + " where datname = current_database() and wait_event_type = 'Lock'";
      while (!load.isDone() && shop.admin().number(kill) == 0) {
        Thread.onSpinWait();
      }
      refused(ErrorCode.UNREACHABLE, () -> joined(load), SOURCE);
      other.rollback();
      refused(
          ErrorCode.UNREACHABLE,
          () -> loader.load(SOURCE, page(notes(row(2, "b"))), RejectLimit.DEFAULT));
    }
    assertThat(shop.source("notes")).containsExactly("1|note 1");
    assertThat(shop.source("orders")).isEmpty();
    assertThat(shop.waybill().sources()).isEmpty();
  }

  private static void joined(CompletableFuture<Loaded> load) throws Throwable {
    try {
      inTime(load);
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  @Test
  void withoutRights_loadingIsRefused_andTheObjectIsNamed() throws Exception {
    Shop shop = installed();
    String user = "loader" + UUID.randomUUID().toString().replace("-", "");
    for (String statement : pack.createUser(user, "not a secret")) {
      shop.admin().script(statement);
    }
    for (String schema : List.of("shop", "waybill")) {
      for (String statement : pack.allowReading(user, schema)) {
        shop.admin().script(statement);
      }
    }
    DatabaseSettings settings =
        new DatabaseSettings(shop.database().url(), user, new Secret("not a secret"));
    try (Waybill waybill = Waybill.open(Shop.config(settings));
        Loader loader = waybill.loader()) {
      refused(
          ErrorCode.NO_RIGHTS,
          () -> loader.load(SOURCE, page(notes(row(1, "a"))), NONE),
          "right",
          "notes");
    }
    assertThat(shop.source("notes")).isEmpty();
  }

  @Test
  void loaderUsesItsStageAgain_afterARollbackToo() throws Exception {
    Shop shop = installed();
    shop.admin().script("alter table shop.notes add constraint short check (body <> 'bad')");
    try (Loader loader = shop.waybill().loader()) {
      loader.load(SOURCE, page(notes(row(1, "a"), row(2, "b"))), NONE);
      refused(
          ErrorCode.REFUSED,
          () -> loader.load(SOURCE, page(notes(row(1, "bad"), row(2, "c"))), NONE));
      for (int i = 0; i < 3; i++) {
        assertThat(counts(loader.load(SOURCE, page(notes(row(1, "x" + i), row(2, "y" + i))), NONE)))
            .isEqualTo("+0 ~2 =0 <0 -0 !0");
      }
      assertThat(
              counts(
                  loader.load(
                      SOURCE, page(notes(row(1, "bad"), row(2, "z"))), RejectLimit.DEFAULT)))
          .isEqualTo("+0 ~1 =0 <0 -0 !1");
      assertThat(counts(loader.load(SOURCE, page(notes(row(1, "e"), row(2, "z"))), NONE)))
          .isEqualTo("+0 ~1 =1 <0 -0 !0");
    }
    assertThat(shop.source("notes")).containsExactly("1|e", "2|z");
  }

  /** Going back to a savepoint undoes the emptying of the stage, too. */
  @Test
  void loaderUsesItsStageAgain_afterARollbackOfItsEmptying() throws Exception {
    Shop shop = installed();
    shop.admin().script("alter table shop.orders add constraint positive check (total >= 0)");
    try (Loader loader = shop.waybill().loader()) {
      loader.load(
          SOURCE,
          page(orders(order(1, "new", EARLY), order(2, "new", EARLY), order(3, "new", EARLY))),
          NONE);
      loader.load(SOURCE, page(orders(order(1, "paid", EARLY))), NONE);
      loader.load(
          SOURCE,
          page(
              rows("shop.orders", "orderid, status", row(2, "paid")),
              rows("shop.orders", "orderid, total", row(1, 5), row(3, -1))),
          RejectLimit.DEFAULT);
    }
    assertThat(shop.admin().rows("select orderid, status, total::int from shop.orders order by 1"))
        .containsExactly("1|paid|5", "2|paid|13", "3|new|13");
  }
}

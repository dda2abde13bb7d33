package dev.waybill.contract.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.TableSettings;
import dev.waybill.WaybillException;
import dev.waybill.contract.CuttableProxy;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.load.Loaded;
import dev.waybill.sync.SyncListener;
import dev.waybill.sync.SyncOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** From one database into another, of the same kind and of different ones. */
@ParameterizedClass
@CsvSource({"postgresql, postgresql", "postgresql, h2", "h2, postgresql"})
final class JdbcSourceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final AtomicInteger FILES = new AtomicInteger();

  private final String from;
  private final String to;
  private final List<Legacy> opened = new ArrayList<>();

  @TempDir private Path folder;

  JdbcSourceTest(String from, String to) {
    this.from = from;
    this.to = to;
  }

  @AfterEach
  void close() throws SQLException {
    for (Legacy legacy : opened) {
      legacy.close();
    }
  }

  private DatabaseSettings fresh(String kind) {
    return kind.equals("h2")
        ? new DatabaseSettings(
            "jdbc:h2:file:" + folder.resolve("db" + FILES.incrementAndGet()), null, null)
        : PostgresServer.shared("newest").freshDatabase();
  }

  private Legacy adopt(Legacy legacy) {
    opened.add(legacy);
    return legacy;
  }

  private static final Map<String, Object> CUSTOMERS =
      Map.of(
          "from", "sales.customers",
          "to", "dbo.Customers",
          "modified", "updated_at",
          "columns", Map.of("id", "CustomerID", "name", "Company"));
  private static final Map<String, Object> ORDERS =
      Map.of(
          "from", "sales.orders",
          "to", "dbo.Orders",
          "modified", "updated_at",
          "columns", Map.of("id", "OrderID", "placed_at", "OrderDate"));
  private static final Map<String, Object> LINES =
      Map.of(
          "from", "sales.lines",
          "to", "dbo.OrderDetails",
          "columns", Map.of("line", "OrderLine", "item", "ItemCode"));

  /** Customers, orders and lines, which no date leads to; orders of an hour ago, one a second. */
  private Legacy shop(int orders) throws SQLException {
    Legacy legacy = adopt(Legacy.builtIn(fresh(from), fresh(to)));
    create(legacy, orders);
    return legacy.tables(CUSTOMERS, ORDERS, LINES).with("margin", "1s").with("compare", "365d");
  }

  private static void create(Legacy legacy, int orders) throws SQLException {
    legacy.source().run("create schema sales");
    legacy
        .source()
        .run(
            "create table sales.customers (id int primary key, name varchar(40),"
                + " updated_at timestamp(6) with time zone)");
    legacy
        .source()
        .run(
            "create table sales.orders (id int primary key, customer_id int, total decimal(12, 2),"
                + " notes varchar(100), placed_at timestamp(6), updated_at timestamp(6) with time"
                + " zone)");
    legacy
        .source()
        .run(
            "create table sales.lines (order_id int, line int, item varchar(20), quantity int,"
                + " primary key (order_id, line))");
    legacy.source().run("insert into sales.customers values (1, 'One', current_timestamp)");
    for (int i = 1; i <= orders; i++) {
      order(legacy, i, "current_timestamp - interval '" + (3600 - i) + "' second");
    }
  }

  private static void order(Legacy legacy, int id, String date) throws SQLException {
    legacy
        .source()
        .run(
            "insert into sales.orders values (?, 1, 12.5, 'first', timestamp '2026-11-01"
                + " 10:00:00', "
                + date
                + ")",
            id);
    legacy.source().run("insert into sales.lines values (?, 1, 'A', 2), (?, 2, 'B', 3)", id, id);
  }

  private static List<String> orders(Legacy legacy) throws SQLException {
    return legacy.target().rows("select OrderID, Notes from dbo.Orders order by 1");
  }

  private static long count(Legacy legacy, String table) throws SQLException {
    return legacy.target().number("select count(*) from " + table);
  }

  /** Passes, one after the other, until something holds. */
  private static void passUntil(Legacy legacy, Condition condition) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.holds()) {
      assertThat(Instant.now()).as("waiting").isBefore(end);
      legacy.pass();
    }
  }

  private interface Condition {
    boolean holds() throws SQLException;
  }

  private static Loaded.Table of(Loaded loaded, String table) {
    return loaded.tables().stream()
        .filter(one -> one.table().equals(table))
        .findFirst()
        .orElse(new Loaded.Table(table, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void firstPass_loadsEverything_theSecondChangesNothing() throws Exception {
    Legacy legacy = shop(25).with("page", "10");
    Loaded first = legacy.pass();
    assertThat(of(first, "dbo.Customers").inserted()).isEqualTo(1);
    assertThat(of(first, "dbo.Orders").inserted()).isEqualTo(25);
    assertThat(of(first, "dbo.OrderDetails").inserted()).isEqualTo(50);
    assertThat(
            legacy
                .target()
                .rows(
                    "select o.OrderID, CustomerID, OrderLine, ItemCode from"
                        + " dbo.Orders o join dbo.OrderDetails d on o.OrderID ="
                        + " d.OrderID where o.OrderID = 7 order by 3"))
        .containsExactly("7|1|1|A", "7|1|2|B");
    Loaded.Table second = legacy.pass().total();
    assertThat(second.inserted() + second.updated() + second.deleted()).isZero();
    Loaded.Table compared = legacy.compare().total();
    assertThat(compared.inserted() + compared.updated() + compared.deleted()).isZero();
    // Equal on both sides by their checksums: the loader is not even asked.
    assertThat(compared.read()).isLessThan(10);
  }

  @Test
  void change_isFoundByItsDate_aDeleteByTheComparison() throws Exception {
    Legacy legacy = shop(5).with("deletes", "true");
    legacy.pass();
    legacy
        .source()
        .run("update sales.orders set notes = 'new', updated_at = current_timestamp where id = 3");
    legacy.source().run("delete from sales.lines where order_id = 4 and line = 2");
    passUntil(legacy, () -> orders(legacy).contains("3|new"));
    assertThat(count(legacy, "dbo.OrderDetails")).isEqualTo(10);
    Loaded compared = legacy.compare();
    assertThat(of(compared, "dbo.OrderDetails").deleted()).isEqualTo(1);
    assertThat(count(legacy, "dbo.OrderDetails")).isEqualTo(9);
    assertThat(orders(legacy)).hasSize(5);
  }

  @Test
  void rowWithinTheMargin_waits() throws Exception {
    Legacy legacy = shop(2).with("margin", "1h");
    legacy.pass();
    legacy
        .source()
        .run("update sales.orders set notes = 'new', updated_at = current_timestamp where id = 1");
    legacy.pass();
    assertThat(orders(legacy)).containsExactly("1|first", "2|first");
    legacy.with("margin", "1s");
    passUntil(legacy, () -> orders(legacy).contains("1|new"));
  }

  @Test
  void whatNoDateLeadsTo_isFoundByTheComparison() throws Exception {
    Legacy legacy = shop(3);
    legacy.pass();
    order(legacy, 4, "null");
    legacy.source().run("update sales.orders set notes = 'quiet' where id = 2");
    legacy.source().run("update sales.lines set quantity = 9 where order_id = 1 and line = 1");
    legacy.pass();
    assertThat(orders(legacy)).containsExactly("1|first", "2|first", "3|first");
    Loaded compared = legacy.compare();
    assertThat(orders(legacy)).containsExactly("1|first", "2|quiet", "3|first", "4|first");
    assertThat(of(compared, "dbo.Orders").inserted()).isEqualTo(1);
    assertThat(of(compared, "dbo.Orders").updated()).isEqualTo(1);
    assertThat(of(compared, "dbo.OrderDetails").updated()).isEqualTo(1);
    assertThat(of(compared, "dbo.OrderDetails").inserted()).isEqualTo(2);
  }

  @Test
  void rowsThatAreGone_withoutDeletes_areTold() throws Exception {
    Legacy legacy = shop(3);
    legacy.pass();
    legacy.source().run("delete from sales.lines where order_id = 2");
    legacy.source().run("delete from sales.orders where id = 2");
    legacy.notices();
    legacy.compare();
    assertThat(orders(legacy)).hasSize(3);
    assertThat(legacy.notices())
        .anyMatch(line -> line.startsWith("dbo.Orders has rows that") && line.contains("(1)"))
        .anyMatch(line -> line.startsWith("dbo.OrderDetails has") && line.contains("(2)"));
  }

  @Test
  void emptySource_deletesNothing() throws Exception {
    Legacy legacy = shop(3).with("deletes", "true");
    legacy.pass();
    legacy.source().run("delete from sales.orders");
    legacy.notices();
    Loaded compared = legacy.compare();
    assertThat(of(compared, "dbo.Orders").deleted()).isZero();
    assertThat(orders(legacy)).hasSize(3);
    assertThat(legacy.notices()).anyMatch(line -> line.contains("is empty, which looks like"));
  }

  @Test
  void fixedValues_limitWhatIsDeleted() throws Exception {
    Legacy legacy = shop(3).with("deletes", "true");
    Map<String, Object> ours = new HashMap<>(ORDERS);
    ours.put("fixed", Map.of("WarehouseID", "7"));
    legacy.tables(CUSTOMERS, ours);
    legacy.target().run("insert into dbo.Orders (OrderID, WarehouseID) values (99, 8)");
    legacy.pass();
    legacy.source().run("delete from sales.orders where id = 2");
    legacy.compare();
    assertThat(legacy.target().rows("select OrderID, WarehouseID from dbo.Orders order by 1"))
        .containsExactly("1|7", "3|7", "99|8");
  }

  @Test
  void textKeys_whoseOrderIsNotTheSame_compare() throws Exception {
    Legacy legacy =
        adopt(
            Legacy.table(
                fresh(from),
                fresh(to),
                TableSettings.named("shop.codes"),
                "create schema shop",
                "create table shop.codes (code varchar(20) primary key, title varchar(50))"));
    legacy.source().run("create table codes (code varchar(20) primary key, title varchar(50))");
    List<String> codes = List.of("a", "B", "b", "A", "_x", "ä", "Z", "z-1", "0", "é", " s", "");
    for (String code : codes) {
      legacy.source().run("insert into codes values (?, 'one')", code);
    }
    legacy
        .tables(Map.of("from", "codes", "to", "shop.codes"))
        .with("page", "3")
        .with("deletes", "true")
        .with("compare", "365d");
    assertThat(legacy.pass().total().inserted()).isEqualTo(codes.size());
    legacy.source().run("delete from codes where code in ('B', 'ä', 'z-1')");
    legacy.source().run("update codes set title = 'two' where code in ('a', 'é')");
    legacy.source().run("insert into codes values ('Q', 'new')");
    Loaded.Table compared = legacy.compare().total();
    assertThat(compared.deleted()).isEqualTo(3);
    assertThat(compared.updated()).isEqualTo(2);
    assertThat(compared.inserted()).isEqualTo(1);
    assertThat(compared.unchanged()).isZero();
    assertThat(legacy.target().rows("select code, title from shop.codes"))
        .containsExactlyInAnyOrderElementsOf(legacy.source().rows("select code, title from codes"));
  }

  @Test
  void manyRowsOfOneDate_areAllRead() throws Exception {
    Legacy legacy = shop(1).with("page", "7");
    legacy.pass();
    legacy.source().begin();
    for (int i = 2; i <= 40; i++) {
      order(legacy, i, "current_timestamp");
    }
    legacy.source().commit();
    passUntil(legacy, () -> count(legacy, "dbo.Orders") == 40);
  }

  @Test
  void passThatIsCutOff_goesOnFromThere() throws Exception {
    Legacy legacy = shop(50).with("page", "10").tables(CUSTOMERS, ORDERS);
    AtomicInteger pages = new AtomicInteger();
    assertThatThrownBy(
            () ->
                legacy.pass(
                    SyncOptions.USUAL,
                    new SyncListener() {
                      @Override
                      public void loaded(String source, Loaded page) {
                        if (pages.incrementAndGet() == 4) {
                          throw new IllegalStateException("cut off");
                        }
                      }
                    }))
        .hasMessage("cut off");
    // One page of customers and three of orders are in.
    assertThat(count(legacy, "dbo.Orders")).isEqualTo(30);
    Loaded rest = legacy.pass();
    assertThat(of(rest, "dbo.Orders").inserted()).isEqualTo(20);
    assertThat(of(rest, "dbo.Orders").unchanged()).isZero();
    assertThat(count(legacy, "dbo.Orders")).isEqualTo(50);
  }

  @Test
  void from_readsAgainWhatChangedSince() throws Exception {
    Legacy legacy = shop(20).tables(CUSTOMERS, ORDERS);
    legacy.pass();
    legacy.target().run("update dbo.Orders set Notes = 'spoiled', ModifiedDate = null");
    Loaded again =
        legacy.pass(
            new SyncOptions(
                Optional.of(Instant.now().minus(Duration.ofSeconds(3590))), SyncOptions.Mode.LOAD),
            SyncListener.NONE);
    // Those of the first ten seconds are older than that.
    assertThat(of(again, "dbo.Orders").updated()).isBetween(1L, 11L);
  }

  @Test
  void otherDatabase_isRefusedUntilADateIsGiven() throws Exception {
    Legacy legacy = shop(2);
    legacy.pass();
    Legacy other = adopt(Legacy.builtIn(fresh(from), fresh(to)));
    create(other, 3);
    legacy.with("url", other.settings().options().get("url"));
    assertThatThrownBy(legacy::pass)
        .isInstanceOfSatisfying(
            WaybillException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.REFUSED);
              assertThat(e.getMessage())
                  .contains("its watermark was taken in jdbc:", "--from DATE")
                  .doesNotContain("\n");
            });
    legacy.pass(
        new SyncOptions(Optional.of(Instant.EPOCH), SyncOptions.Mode.LOAD), SyncListener.NONE);
    assertThat(orders(legacy)).hasSize(3);
  }

  @Test
  void zone_ofTheSource_isBroughtIntoTheTargets() throws Exception {
    Legacy legacy = shop(1).with("timezone", "UTC").tables(ORDERS);
    legacy.pass();
    assertThat(legacy.target().rows("select cast(OrderDate as varchar(16)) from dbo.Orders"))
        .containsExactly("2026-11-01 04:00");
  }

  @Test
  void zone_thatIsNotSaid_leavesDatesAsTheyAre() throws Exception {
    Legacy legacy = shop(1).tables(ORDERS);
    legacy.pass();
    assertThat(legacy.target().rows("select cast(OrderDate as varchar(16)) from dbo.Orders"))
        .containsExactly("2026-11-01 10:00");
  }

  @Test
  void newlyMappedColumn_isFilledAtOnce() throws Exception {
    Legacy legacy = shop(3).tables(ORDERS);
    legacy.pass();
    legacy.source().run("alter table sales.orders add column email varchar(50)");
    legacy.source().run("update sales.orders set email = 'a@example.com'");
    Loaded loaded = legacy.pass();
    assertThat(of(loaded, "dbo.Orders").updated()).isEqualTo(3);
  }

  @Test
  void brokenConnection_isUnreachable_andThePassGoesOn() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        from.equals("postgresql"), "An embedded source has no connection to cut.");
    Legacy legacy = shop(60).with("page", "10").tables(ORDERS);
    try (CuttableProxy proxy = new CuttableProxy(PostgresServer.shared("newest").port())) {
      String url = String.valueOf(legacy.settings().options().get("url"));
      legacy.with("url", url.replaceFirst(":\\d+/", ":" + proxy.port() + "/"));
      assertThatThrownBy(
              () ->
                  legacy.pass(
                      SyncOptions.USUAL,
                      new SyncListener() {
                        @Override
                        public void loaded(String source, Loaded page) {
                          proxy.cut();
                        }
                      }))
          .isInstanceOfSatisfying(
              WaybillException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.UNREACHABLE);
                assertThat(e.getMessage())
                    .startsWith("Source legacy: reading sales.orders failed: the connection broke")
                    .doesNotContain("\n");
              });
      assertThat(count(legacy, "dbo.Orders")).isEqualTo(10);
      Loaded rest = legacy.pass();
      assertThat(of(rest, "dbo.Orders").inserted()).isEqualTo(50);
      assertThat(of(rest, "dbo.Orders").unchanged()).isZero();
    }
  }

  @Test
  void source_isOnlyRead() throws Exception {
    Legacy legacy = shop(2).tables(ORDERS);
    if (from.equals("postgresql")) {
      legacy.source().run("create role reader login password 'pass'");
      try {
        legacy.source().run("grant usage on schema sales to reader");
        legacy.source().run("grant select on sales.orders to reader");
        legacy.with("user", "reader").with("password", "pass");
        legacy.pass();
        assertThat(orders(legacy)).hasSize(2);
        legacy.source().run("revoke select on sales.orders from reader");
        assertThatThrownBy(legacy::pass)
            .hasMessage(
                "sources.legacy.tables[1].from: the user may not read it; grant select on it"
                    + " (SQLState 42501)");
      } finally {
        legacy.source().run("drop owned by reader");
        legacy.source().run("drop role reader");
      }
    }
  }
}

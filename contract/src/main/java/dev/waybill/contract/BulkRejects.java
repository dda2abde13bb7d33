package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ErrorCode;
import dev.waybill.load.Loaded;
import dev.waybill.load.Loader;
import dev.waybill.load.Page;
import dev.waybill.load.Reject;
import dev.waybill.load.RejectLimit;
import dev.waybill.load.Rejected;
import dev.waybill.load.TableRows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A record that does not fit is set aside with its reason; the page goes on. */
abstract class BulkRejects extends LoadingPromise {
  BulkRejects(PackUnderTest pack) {
    super(pack);
  }

  private static final String LONG = "secret".repeat(40);

  @Test
  void whatDoesNotFit_isSetAsideAndTheRestIsLoaded() throws Exception {
    Shop shop = installed();
    Loaded loaded =
        load(
            shop,
            orders(
                row(1, "ok", "1", EARLY),
                row(2, LONG, "1", EARLY),
                row(3, "ok", "much", EARLY),
                row(4, "ok", "1e30", EARLY),
                row(5, "ok", "1", "yesterday"),
                row(null, "ok", "1", EARLY),
                row("six", "ok", "1", EARLY),
                row(1L << 40, "ok", "1", EARLY),
                row(7.5, "ok", "1", EARLY)),
            notes(row(1, "a")));
    assertThat(loaded.tables().stream().map(LoadingPromise::counts))
        .containsExactly("+1 ~0 =0 <0 -0 !8", "+1 ~0 =0 <0 -0 !0");
    assertThat(shop.admin().rows("select orderid from shop.orders")).containsExactly("1");
    assertThat(setAside(shop))
        .allSatisfy(line -> oneClearLine(line))
        .anyMatch(
            line -> line.equals("shop.orders {\"orderid\":2}: status is longer than 20 characters"))
        .anyMatch(line -> line.equals("shop.orders {\"orderid\":3}: total takes a number"))
        .anyMatch(
            line ->
                line.startsWith(
                    "shop.orders {\"orderid\":4}: total is out of the range of numeric"))
        .anyMatch(line -> line.equals("shop.orders {\"orderid\":5}: modified is no date"))
        .anyMatch(
            line ->
                line.startsWith("shop.orders {\"orderid\":null,\"digest\":\"")
                    && line.endsWith("orderid, part of the key, is missing"))
        .anyMatch(line -> line.equals("shop.orders {\"orderid\":\"six\"}: orderid takes a number"))
        .anyMatch(
            line ->
                line.startsWith(
                    "shop.orders {\"orderid\":1099511627776}: orderid is out of the range"))
        .anyMatch(
            line -> line.equals("shop.orders {\"orderid\":7.5}: orderid takes whole numbers only"));
    Rejected second = shop.waybill().rejected(SOURCE, 1000).get(0);
    assertThat(second.source()).isEqualTo(SOURCE);
    assertThat(second.what().record()).contains(LONG);
    assertThat(second.what().reason()).doesNotContain("secret");
  }

  @Test
  void whatOnlyTheDatabaseCanTell_isFoundRowByRow() throws Exception {
    Shop shop = installed();
    shop.admin()
        .script("alter table shop.notes add constraint few check (noteid <> 13 and noteid <> 77)");
    shop.admin()
        .script(
            "create unique index shop_body on shop.notes (body)"
                .replace(
                    "shop_body", pack.pack().name().equals("h2") ? "shop.shop_body" : "shop_body"));
    shop.admin().note(1000, "taken");
    Object[][] rows = new Object[100][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(i, i == 50 ? "taken" : "note " + i);
    }
    Page page =
        page(notes(rows), rows("shop.orders", "orderid, customerid", row(1, null), row(2, 4711)));
    Loaded loaded;
    try (Loader loader = shop.waybill().loader()) {
      loaded = loader.load(SOURCE, page, RejectLimit.DEFAULT);
      assertThat(loaded.tables().stream().map(LoadingPromise::counts))
          .containsExactly("+97 ~0 =0 <0 -0 !3", "+1 ~0 =0 <0 -0 !1");
      assertThat(counts(loader.load(SOURCE, page, RejectLimit.DEFAULT)))
          .isEqualTo("+0 ~0 =98 <0 -0 !4");
    }
    assertThat(setAside(shop))
        .hasSize(4)
        .anyMatch(line -> line.startsWith("shop.notes {\"noteid\":13}: a check refuses it"))
        .anyMatch(line -> line.startsWith("shop.notes {\"noteid\":77}: a check refuses it"))
        .anyMatch(
            line -> line.startsWith("shop.notes {\"noteid\":50}: another row has the same values"))
        .anyMatch(
            line -> line.startsWith("shop.orders {\"orderid\":2}: a foreign key is not kept"));
  }

  @Test
  void partsWithoutTheirParent_waitForIt() throws Exception {
    Shop shop = installed();
    load(shop, orders(order(1, "new", EARLY)));
    Loaded loaded =
        load(
            shop,
            orders(order(2, "new", EARLY)),
            lines(line(1, 1, "a"), line(2, 1, "b"), line(3, 1, "c")),
            rows("shop.payments", "paymentid, orderid", row(1, null), row(2, 3), row(3, 2)));
    assertThat(loaded.tables().stream().map(LoadingPromise::counts))
        .containsExactly("+1 ~0 =0 <0 -0 !0", "+2 ~0 =0 <0 -0 !1", "+2 ~0 =0 <0 -0 !1");
    assertThat(setAside(shop))
        .containsExactly(
            "shop.lines {\"orderid\":3,\"line\":1}: its row in shop.orders is not there",
            "shop.payments {\"paymentid\":2}: its row in shop.orders is not there");
    try (Loader loader = shop.waybill().loader()) {
      assertThat(counts(loader.retry(SOURCE, List.of()))).isEqualTo("+0 ~0 =0 <0 -0 !2");
      loader.load(SOURCE, page(orders(order(3, "new", EARLY))), NONE);
      long payment = shop.waybill().rejected(SOURCE, 9).get(1).id();
      assertThat(counts(loader.retry(SOURCE, List.of(payment)))).isEqualTo("+1 ~0 =0 <0 -0 !0");
      assertThat(counts(loader.retry(SOURCE, List.of()))).isEqualTo("+1 ~0 =0 <0 -0 !0");
    }
    assertThat(shop.waybill().rejected(null, 9)).isEmpty();
    assertThat(shop.admin().number("select count(*) from shop.lines")).isEqualTo(3);
    assertThat(shop.admin().number("select count(*) from shop.payments")).isEqualTo(3);
  }

  /** The parts of another state would not go with the parent that stays. */
  @Test
  void partsOfAParentThatIsSetAside_waitWithIt() throws Exception {
    Shop shop = installed();
    shop.admin().script("alter table shop.orders add constraint known check (status <> 'bad')");
    load(
        shop,
        orders(order(1, "new", EARLY), order(2, "new", EARLY)),
        lines(line(1, 1, "a"), line(1, 2, "b"), line(2, 1, "c")));
    Loaded loaded =
        load(
            shop,
            orders(row(1, "shipped", "much", LATE), order(2, "bad", LATE)),
            allLines(List.of(1, 2), line(1, 1, "x"), line(1, 3, "y"), line(2, 2, "z")));
    assertThat(loaded.tables().stream().map(LoadingPromise::counts))
        .containsExactly("+0 ~0 =0 <0 -0 !2", "+0 ~0 =0 <0 -0 !3");
    String lines = "select orderid, line, item from shop.lines order by 1, 2";
    assertThat(shop.admin().rows(lines)).containsExactly("1|1|a", "1|2|b", "2|1|c");
    assertThat(setAside(shop))
        .contains("shop.lines {\"orderid\":1,\"line\":3}: its row in shop.orders was set aside")
        .contains("shop.lines {\"orderid\":2,\"line\":2}: its row in shop.orders was set aside");

    load(
        shop,
        orders(order(1, "shipped", LATE), order(2, "shipped", LATE)),
        allLines(List.of(1, 2), line(1, 1, "x"), line(1, 3, "y"), line(2, 2, "z")));
    assertThat(shop.admin().rows(lines)).containsExactly("1|1|x", "1|3|y", "2|2|z");
    assertThat(shop.waybill().rejected(null, 9)).isEmpty();
  }

  @Test
  void rejected_isOneRowHoweverOftenItComes_andLeavesWhenItFits() throws Exception {
    Shop shop = installed();
    load(shop, notes(row(1, LONG)));
    Rejected first = shop.waybill().rejected(SOURCE, 9).get(0);
    load(shop, notes(row(1, LONG + "x"), row(2, "b")));
    Rejected again = shop.waybill().rejected(SOURCE, 9).get(0);
    assertThat(shop.waybill().rejected(null, 9)).hasSize(1);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.firstSeen()).isEqualTo(first.firstSeen());
    assertThat(again.lastSeen()).isAfter(first.lastSeen());
    try (Loader loader = shop.waybill().loader()) {
      loader.load("another", page(notes(row(1, LONG))), RejectLimit.DEFAULT);
    }
    load(shop, notes(row(1, "short")));
    assertThat(shop.waybill().rejected(null, 9))
        .as("the same record of another source stays")
        .extracting(Rejected::source)
        .containsExactly("another");
  }

  @Test
  void rejectedPart_leavesWhenItsParentHasItNoLonger() throws Exception {
    Shop shop = installed();
    load(shop, orders(order(1, "new", EARLY)), lines(line(1, 1, "a"), line(1, 2, LONG)));
    assertThat(shop.waybill().rejected(SOURCE, 9)).hasSize(1);
    assertThat(counts(load(shop, allLines(List.of(1), line(1, 1, "a"), line(1, 2, LONG)))))
        .as("what does not fit is in the page, and has not vanished")
        .isEqualTo("+0 ~0 =1 <0 -0 !1");
    load(shop, allLines(List.of(1), line(1, 1, "a")));
    assertThat(shop.waybill().rejected(SOURCE, 9)).isEmpty();
    load(shop, lines(line(1, 2, "b")));
    assertThat(counts(load(shop, allLines(List.of(1), line(1, 1, "a"), line(1, 2, LONG)))))
        .as("nor has what is there of it")
        .isEqualTo("+0 ~0 =1 <0 -0 !1");
    assertThat(shop.source("lines")).hasSize(2);
  }

  @Test
  void moreThanTheLimit_refusesThePage() throws Exception {
    Shop shop = installed();
    Object[][] rows = new Object[100][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(i, i % 4 == 0 ? LONG : "note");
    }
    try (Loader loader = shop.waybill().loader()) {
      refused(
          ErrorCode.REFUSED,
          () -> loader.load(SOURCE, marked("one", notes(rows)), RejectLimit.DEFAULT),
          SOURCE,
          "25 of 100",
          "shop.notes",
          "longer than 200");
      assertThat(loader.watermark(SOURCE)).isEmpty();
      assertThat(shop.source("notes")).isEmpty();
      assertThat(shop.waybill().rejected(null, 9)).isEmpty();
      assertThat(counts(loader.load(SOURCE, page(notes(rows)), new RejectLimit(0.25, 0))))
          .isEqualTo("+75 ~0 =0 <0 -0 !25");
    }
  }

  @Test
  void whatTheSourceCouldNotRead_isSetAsideToo_andDropped() throws Exception {
    Shop shop = installed();
    Reject unread =
        new Reject(
            "shop.notes", "{\"file\":\"a.csv\",\"line\":3}", "a quote is not closed", "1,\"x\0");
    try (Loader loader = shop.waybill().loader()) {
      Page page = new Page(List.of(notes(row(1, "a"))), List.of(unread), null);
      assertThat(counts(loader.load(SOURCE, page, RejectLimit.DEFAULT)))
          .isEqualTo("+1 ~0 =0 <0 -0 !1");
      assertThat(loader.retry(SOURCE, List.of()).tables()).isEmpty();
    }
    load(shop, notes(row(2, LONG), row(3, LONG)));
    List<Rejected> all = shop.waybill().rejected(SOURCE, 9);
    assertThat(all).hasSize(3);
    assertThat(all.get(0).what().key()).isEqualTo(unread.key());
    assertThat(shop.waybill().dropRejected("another", List.of())).isZero();
    assertThat(shop.waybill().dropRejected(SOURCE, List.of(all.get(0).id(), -1L))).isEqualTo(1);
    assertThat(shop.waybill().dropRejected(SOURCE, List.of())).isEqualTo(2);
    assertThat(shop.waybill().rejected(null, 9)).isEmpty();
  }

  @Test
  void deleteThatTheDatabaseRefuses_isSetAside() throws Exception {
    Shop shop = installed();
    shop.admin().customer(1);
    shop.admin().customer(2);
    shop.admin().order(1, 1);
    TableRows deletes =
        new TableRows(
            "shop.customers",
            List.of("customerid"),
            List.of(),
            TableRows.Whole.NONE,
            list(row(1), row(2)));
    assertThat(counts(load(shop, deletes))).isEqualTo("+0 ~0 =0 <0 -1 !1");
    assertThat(setAside(shop))
        .singleElement()
        .asString()
        .startsWith(
            "shop.customers {\"customerid\":1}: it cannot be deleted: a foreign key is not kept");
    shop.admin().run("delete from shop.orders");
    try (Loader loader = shop.waybill().loader()) {
      assertThat(counts(loader.retry(SOURCE, List.of()))).isEqualTo("+0 ~0 =0 <0 -1 !0");
    }
    assertThat(shop.source("customers")).isEmpty();
    assertThat(shop.waybill().rejected(null, 9)).isEmpty();
  }
}

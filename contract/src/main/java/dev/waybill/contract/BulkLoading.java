package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ErrorCode;
import dev.waybill.load.Loaded;
import dev.waybill.load.Loader;
import dev.waybill.load.Page;
import dev.waybill.load.PassEnd;
import dev.waybill.load.RejectLimit;
import dev.waybill.load.SourceState;
import dev.waybill.load.TableRows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A page goes in whole, touches only what differs, and takes the watermark with it. */
abstract class BulkLoading extends LoadingPromise {
  BulkLoading(PackUnderTest pack) {
    super(pack);
  }

  @Test
  void page_insertsWhatIsAbsentAndUpdatesWhatDiffers() throws Exception {
    Shop shop = installed();
    assertThat(counts(load(shop, notes(row(1, "a"), row(2, "b"), row(3, null)))))
        .isEqualTo("+3 ~0 =0 <0 -0 !0");
    assertThat(counts(load(shop, notes(row(2, "b"), row(3, "c"), row(4, "d")))))
        .isEqualTo("+1 ~1 =1 <0 -0 !0");
    assertThat(shop.source("notes")).containsExactly("1|a", "2|b", "3|c", "4|d");
  }

  @Test
  void repeatedPage_isNoChangeInAnyQueue() throws Exception {
    Shop shop = settled();
    Page page =
        marked(
            "one",
            customers(row(1, "Ann", EARLY), row(2, null, null)),
            orders(order(1, "new", EARLY), order(2, "new", LATE)),
            allLines(List.of(1, 2), line(1, 1, "a"), line(1, 2, "b"), line(2, 1, "c")),
            notes(row(1, "ü €"), row(2, "")));
    assertThat(counts(load(shop, page))).isEqualTo("+9 ~0 =0 <0 -0 !0");
    assertThat(shop.refresh("queue").rows()).isEqualTo(9);
    shop.refresh("docs");
    assertThat(counts(load(shop, page))).isEqualTo("+0 ~0 =9 <0 -0 !0");
    for (String queue : List.of("queue", "docs")) {
      assertThat(shop.refresh(queue).isEmpty()).isTrue();
      assertThat(shop.changes(queue)).isEmpty();
    }
  }

  @Test
  void oneRowThatDiffers_isTheOnlyChange() throws Exception {
    Shop shop = settled();
    load(shop, notes(row(1, "a"), row(2, "b"), row(3, "c")));
    shop.refresh();
    load(shop, notes(row(1, "a"), row(2, "B"), row(3, "c"), row(4, "d")));
    shop.refresh();
    assertThat(shop.changes("queue"))
        .containsExactly("notes{\"noteid\":2}update", "notes{\"noteid\":4}insert");
  }

  @Test
  void columnsThatAreNotGiven_stayAsTheyAre() throws Exception {
    Shop shop = installed();
    shop.admin().order(1);
    assertThat(counts(load(shop, rows("shop.orders", "orderid, total", row(1, 7)))))
        .isEqualTo("+0 ~1 =0 <0 -0 !0");
    assertThat(shop.admin().rows("select status, total from shop.orders"))
        .containsExactly("new|7.0000");
    assertThat(counts(load(shop, rows("shop.orders", "ORDERID", row(1), row(2)))))
        .isEqualTo("+1 ~0 =1 <0 -0 !0");
  }

  @Test
  void vanishedParts_areDeletedAndListed() throws Exception {
    Shop shop = settled();
    load(
        shop,
        orders(order(1, "new", EARLY), order(2, "new", EARLY)),
        lines(line(1, 1, "a"), line(1, 2, "b"), line(1, 3, "c"), line(2, 1, "d")));
    shop.refresh();
    Loaded loaded = load(shop, allLines(List.of(1), line(1, 1, "a"), line(1, 4, "e")));
    assertThat(counts(loaded)).isEqualTo("+1 ~0 =1 <0 -2 !0");
    shop.refresh();
    assertThat(shop.deleted("queue"))
        .containsExactly("lines{\"line\":2,\"orderid\":1}", "lines{\"line\":3,\"orderid\":1}");
    assertThat(counts(load(shop, allLines(List.of(1, 2)))))
        .as("no line is left of either")
        .isEqualTo("+0 ~0 =0 <0 -3 !0");
    assertThat(shop.source("lines")).isEmpty();
  }

  @Test
  void vanishedParts_whoseKeyIsTheirOwn_areDeleted() throws Exception {
    Shop shop = installed();
    load(shop, orders(order(1, "new", EARLY), order(2, "new", EARLY)));
    load(shop, payments(List.of(), row(1, 1, 5), row(2, 1, 5), row(3, 2, 5)));
    assertThat(counts(load(shop, payments(List.of(2), row(2, 2, 5), row(4, 2, 5)))))
        .as("payment 2 moves to order 2, payment 3 is gone")
        .isEqualTo("+1 ~1 =0 <0 -1 !0");
    assertThat(shop.admin().rows("select paymentid, orderid from shop.payments order by 1"))
        .containsExactly("1|1", "2|2", "4|2");
  }

  private static TableRows payments(List<Integer> whole, Object[]... rows) {
    TableRows some = rows("shop.payments", "paymentid, orderid, amount", rows);
    return new TableRows(
        some.table(),
        some.columns(),
        some.rows(),
        new TableRows.Whole(List.of("orderid"), whole.stream().map(LoadingPromise::row).toList()),
        List.of());
  }

  @Test
  void deletes_areDeletedAndListed() throws Exception {
    Shop shop = settled();
    load(shop, notes(row(1, "a"), row(2, "b"), row(3, "c")));
    shop.refresh();
    TableRows deletes =
        new TableRows(
            "shop.notes",
            List.of("noteid", "body"),
            list(row(3, "C")),
            TableRows.Whole.NONE,
            list(row(1), row(3), row(99)));
    assertThat(counts(load(shop, deletes))).isEqualTo("+0 ~1 =0 <0 -1 !0");
    shop.refresh();
    assertThat(shop.deleted("queue")).containsExactly("notes{\"noteid\":1}");
    assertThat(shop.source("notes")).containsExactly("2|b", "3|C");
  }

  @Test
  void older_neverOverwritesNewer_norTouchesItsParts() throws Exception {
    Shop shop = installed();
    load(
        shop,
        orders(order(1, "shipped", LATE), order(2, "new", EARLY), order(3, "new", EARLY)),
        lines(line(1, 1, "a"), line(1, 2, "b"), line(2, 1, "c")));
    Loaded loaded =
        load(
            shop,
            orders(order(1, "new", EARLY), order(2, "shipped", LATE)),
            allLines(List.of(1, 2), line(1, 1, "x"), line(1, 3, "y"), line(2, 2, "z")));
    assertThat(loaded.tables().stream().map(LoadingPromise::counts))
        .containsExactly("+0 ~1 =0 <1 -0 !0", "+1 ~0 =0 <2 -1 !0");
    assertThat(shop.admin().rows("select orderid, status from shop.orders order by 1"))
        .containsExactly("1|shipped", "2|shipped", "3|new");
    assertThat(shop.admin().rows("select orderid, line, item from shop.lines order by 1, 2"))
        .containsExactly("1|1|a", "1|2|b", "2|2|z");
  }

  @Test
  void twoRowsOfOneKey_theLastOneWins() throws Exception {
    Shop shop = installed();
    load(shop, notes(row(1, "first"), row(2, "b"), row(1, "last")));
    assertThat(shop.source("notes")).containsExactly("1|last", "2|b");
  }

  @Test
  void twoRowsOfOneKey_ofWhichOneIsNewer_thatOneWins() throws Exception {
    Shop shop = installed();
    load(shop, orders(order(1, "shipped", LATE), order(2, "new", EARLY), order(1, "new", EARLY)));
    assertThat(shop.admin().rows("select orderid, status from shop.orders order by 1"))
        .containsExactly("1|shipped", "2|new");
  }

  @Test
  void watermark_commitsWithItsPage() throws Exception {
    Shop shop = installed();
    shop.admin().script("alter table shop.notes add constraint short check (noteid < 100)");
    try (Loader loader = shop.waybill().loader()) {
      assertThat(loader.watermark(SOURCE)).isEmpty();
      loader.load(SOURCE, marked("one", notes(row(1, "a"))), NONE);
      assertThat(loader.watermark(SOURCE))
          .hasValueSatisfying(
              watermark -> {
                assertThat(watermark.text()).isEqualTo("one");
                assertThat(watermark.upTo()).isEqualTo(LATE);
              });
      refused(
          ErrorCode.REFUSED,
          () ->
              loader.load(
                  SOURCE,
                  marked("two", orders(order(1, "new", EARLY)), notes(row(100, "b"))),
                  NONE),
          SOURCE,
          "check");
      assertThat(shop.source("orders")).as("what went in before it failed").isEmpty();
      assertThat(loader.watermark(SOURCE))
          .hasValueSatisfying(w -> assertThat(w.text()).isEqualTo("one"));
      loader.load(SOURCE, page(notes(row(2, "b"))), NONE);
      assertThat(loader.watermark(SOURCE))
          .hasValueSatisfying(w -> assertThat(w.text()).isEqualTo("one"));
    }
    assertThat(shop.waybill().rejected(null, 10)).isEmpty();
  }

  @Test
  void rehearsal_countsAndLeavesNothing() throws Exception {
    Shop shop = settled();
    load(shop, notes(row(1, "a"), row(2, "b")));
    shop.refresh();
    try (Loader loader = shop.waybill().loader()) {
      Page page = marked("two", notes(row(1, "A"), row(3, "c"), row("x", "d")));
      assertThat(counts(loader.rehearse(SOURCE, page, RejectLimit.DEFAULT)))
          .isEqualTo("+1 ~1 =0 <0 -0 !1");
      assertThat(loader.watermark(SOURCE)).isEmpty();
      assertThat(shop.source("notes")).containsExactly("1|a", "2|b");
      assertThat(shop.waybill().rejected(null, 10)).isEmpty();
      assertThat(shop.refresh().isEmpty()).isTrue();
      assertThat(counts(loader.load(SOURCE, page, RejectLimit.DEFAULT)))
          .isEqualTo("+1 ~1 =0 <0 -0 !1");
    }
  }

  @Test
  void pass_isNotedForStatus() throws Exception {
    Shop shop = installed();
    try (Loader loader = shop.waybill().loader()) {
      Loaded loaded =
          loader.load(
              SOURCE, marked("one", notes(row(1, "a"), row("x", "b"))), RejectLimit.DEFAULT);
      loader.ended(SOURCE, new PassEnd(EARLY, LATE, loaded, null));
      loader.load(SOURCE, page(notes(row(1, "b"))), NONE);
      loader.ended("other", new PassEnd(EARLY, LATE, Loaded.nothing(), "the host does not answer"));
    }
    List<SourceState> sources = shop.waybill().sources();
    assertThat(sources).extracting(SourceState::name).containsExactly(SOURCE, "other");
    SourceState state = sources.get(0);
    assertThat(state.upTo()).isEqualTo(LATE);
    assertThat(state.lastPage()).isNotNull();
    assertThat(state.setAside()).isEqualTo(1);
    assertThat(counts(state.total())).isEqualTo("+1 ~1 =0 <0 -0 !1");
    assertThat(state.lastEnd())
        .isNotNull()
        .satisfies(
            end -> {
              assertThat(end.started()).isEqualTo(EARLY);
              assertThat(end.ended()).isEqualTo(LATE);
              assertThat(counts(end.loaded().tables().get(0))).isEqualTo("+1 ~0 =0 <0 -0 !1");
              assertThat(end.error()).isNull();
            });
    assertThat(sources.get(1).lastPage()).isNull();
    assertThat(sources.get(1).lastEnd())
        .isNotNull()
        .satisfies(end -> assertThat(end.error()).isEqualTo("the host does not answer"));
  }
}

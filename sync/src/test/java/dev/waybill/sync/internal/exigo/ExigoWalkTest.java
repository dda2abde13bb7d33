package dev.waybill.sync.internal.exigo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Watermark;
import dev.waybill.sync.internal.exigo.FakeExigo.Request;
import dev.waybill.sync.internal.exigo.Walked.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExigoWalkTest {
  private static final String LONG_AGO = "2025-06-01T10:00:00-05:00";

  private FakeExigo api;
  private Walked walked;

  @BeforeEach
  void start() throws IOException {
    api = new FakeExigo();
    walked = new Walked(api).with("batch_size", "2").with("tables", "Customers");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private void customers(int count) {
    for (int id = 1; id <= count; id++) {
      api.customer(id, LONG_AGO);
    }
  }

  private static List<@Nullable String> query(List<Request> requests, String name) {
    List<@Nullable String> values = new ArrayList<>();
    requests.forEach(request -> values.add(request.query().get(name)));
    return values;
  }

  @Test
  void firstLoad_walksIdsUpward_untilAPageIsEmpty() throws InterruptedException {
    customers(5);

    Outcome outcome = walked.first();

    assertThat(outcome.ids("dbo.Customers", "CustomerID")).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(query(api.requests("customers"), "greaterThanCustomerID"))
        .containsExactly(null, "2", "4", "5");
    assertThat(query(api.requests("customers"), "batchSize")).containsOnly("2");
    assertThat(query(api.requests("customers"), "greaterThanModifiedDate"))
        .containsOnly((String) null);
  }

  @Test
  void walk_customersThenOrders_partsAfterTheirParents() throws InterruptedException {
    customers(1);
    api.order(7, LONG_AGO, "'details':[{'orderLine':1}]", "'payments':[{'paymentID':3}]");
    walked.with("tables", List.of("Payments", "OrderDetails", "Orders", "Customers"));

    Outcome outcome = walked.first();

    assertThat(outcome.pages()).hasSize(3);
    assertThat(outcome.pages().get(1).tables().stream().map(rows -> rows.table()))
        .containsExactly("dbo.Orders", "dbo.OrderDetails", "dbo.Payments");
    assertThat(outcome.pages().get(2).tables()).isEmpty();
  }

  @Test
  void nextWalk_beginsAtTheLastOnesStart_lessTheOverlap() throws InterruptedException {
    customers(3);
    Watermark done = walked.first().last();

    assertThat(done.upTo()).isEqualTo(Walked.NOW);
    int before = api.requests().size();
    Outcome next = walked.with("overlap", "15m").after(done);

    List<Request> requests = api.requests().subList(before, api.requests().size());
    // 12:00 UTC is 06:00 in Chicago.
    assertThat(query(requests, "greaterThanModifiedDate"))
        .containsExactly("2026-01-10T05:45:00-06:00");
    assertThat(next.rows("dbo.Customers")).isEmpty();
  }

  @Test
  void modifiedDate_isHeld_whileIdsAreWalked() throws InterruptedException {
    Watermark done = walked.first().last();
    for (int id = 1; id <= 5; id++) {
      api.customer(id, "2026-01-10T05:55:00-06:00");
    }
    api.requests().clear();

    Outcome next = walked.after(done);

    assertThat(next.ids("dbo.Customers", "CustomerID")).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(query(api.requests("customers"), "greaterThanModifiedDate"))
        .containsExactly(
            "2026-01-10T05:50:00-06:00",
            "2026-01-10T05:50:00-06:00",
            "2026-01-10T05:50:00-06:00",
            "2026-01-10T05:50:00-06:00");
  }

  @Test
  void modifiedDate_isAskedForInWholeSeconds_roundedDown() throws InterruptedException {
    walked.clock = Clock.fixed(Walked.NOW.plusNanos(999_999_999), ZoneOffset.UTC);
    Watermark done = walked.first().last();
    api.requests().clear();

    walked.after(done);

    assertThat(query(api.requests(), "greaterThanModifiedDate"))
        .containsExactly("2026-01-10T05:50:00-06:00");
  }

  @Test
  void firstLoad_cutOffAfterAnyPage_goesOnThere() throws InterruptedException {
    customers(5);
    for (int id = 11; id <= 15; id++) {
      api.order(id, LONG_AGO);
    }
    walked.with("tables", List.of("Customers", "Orders"));
    Outcome whole = walked.first();
    List<Watermark> marks = whole.watermarks();
    assertThat(marks).hasSize(7);

    for (int cut = 0; cut < marks.size() - 1; cut++) {
      walked.clock = Clock.fixed(Walked.NOW.plusSeconds(3600), ZoneOffset.UTC);
      Outcome rest = walked.after(marks.get(cut));

      List<@Nullable Object> ids = new ArrayList<>();
      whole.pages().subList(cut + 1, whole.pages().size()).stream()
          .flatMap(page -> page.tables().stream())
          .flatMap(rows -> rows.rows().stream())
          .forEach(row -> ids.add(row[0]));
      List<@Nullable Object> again = rest.ids("dbo.Customers", "CustomerID");
      again.addAll(rest.ids("dbo.Orders", "OrderID"));
      assertThat(again).as("after page %s", cut + 1).isEqualTo(ids);
      // It goes on from where the walk began, not from where it was taken up again.
      assertThat(rest.last().upTo()).isEqualTo(Walked.NOW);
    }
  }

  @Test
  void from_readsSinceThen_andTheWalkAfterItIsOrdinary() throws InterruptedException {
    customers(2);
    Watermark done = walked.first().last();
    api.requests().clear();

    Outcome since =
        walked.run(Optional.of(done), Optional.of(Instant.parse("2025-01-01T06:00:00Z")));

    assertThat(since.ids("dbo.Customers", "CustomerID")).containsExactly(1L, 2L);
    assertThat(query(api.requests(), "greaterThanModifiedDate"))
        .containsOnly("2025-01-01T00:00:00-06:00");
    api.requests().clear();
    walked.after(since.last());
    assertThat(query(api.requests(), "greaterThanModifiedDate"))
        .containsOnly("2026-01-10T05:50:00-06:00");
  }

  @Test
  void from_cutOff_goesOnFromThatMoment() throws InterruptedException {
    customers(4);
    Watermark done = walked.first().last();
    Outcome since =
        walked.run(Optional.of(done), Optional.of(Instant.parse("2025-01-01T06:00:00Z")));
    api.requests().clear();

    Outcome rest = walked.after(since.watermarks().get(0));

    assertThat(rest.ids("dbo.Customers", "CustomerID")).containsExactly(3L, 4L);
    assertThat(query(api.requests(), "greaterThanModifiedDate"))
        .containsOnly("2025-01-01T00:00:00-06:00");
  }

  @Test
  void from_laterThanTheWatermark_tellsWhatIsLeftOut() throws InterruptedException {
    Watermark done = walked.first().last();

    walked.run(Optional.of(done), Optional.of(Walked.NOW.plusSeconds(7200)));

    assertThat(walked.heard.notices)
        .contains("what changed between 2026-01-10T12:00:00Z and 2026-01-10T14:00:00Z is left out");
  }

  @Test
  void firstLoadFrom_leavesOutWhatIsOlder() throws InterruptedException {
    api.customer(1, "2024-12-31T23:00:00-06:00").customer(2, "2025-01-01T01:00:00-06:00");

    Outcome outcome = walked.with("first_load_from", "2025-01-01").first();

    assertThat(outcome.ids("dbo.Customers", "CustomerID")).containsExactly(2L);
  }

  @Test
  void watermarkOfAnotherCompany_isRefused() throws Exception {
    Watermark done = walked.first().last();
    try (FakeExigo other = new FakeExigo()) {
      Walked elsewhere = new Walked(other);

      assertThatThrownBy(() -> elsewhere.after(done))
          .isInstanceOfSatisfying(
              WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
          .hasMessage(
              "source exigo: it read company "
                  + api.company
                  + " at "
                  + api.url()
                  + " so far and is now set to company "
                  + other.company
                  + " at "
                  + other.url()
                  + ", which may hold other records; say from when to read with waybill sync exigo"
                  + " --from DATE, or give the source another name to load everything");
      assertThat(other.requests()).isEmpty();

      Outcome since = elsewhere.run(Optional.of(done), Optional.of(Instant.EPOCH));
      assertThat(elsewhere.after(since.last()).pages()).hasSize(1);
    }
  }

  @Test
  void watermarkOfSomethingElse_isRefused() {
    for (String text : List.of("", "7", "{}", "{\"phase\":\"soon\"}", "{\"phase\":\"done\"")) {
      assertThatThrownBy(() -> walked.after(new Watermark(text, null)))
          .isInstanceOf(WaybillException.class)
          .hasMessageContaining("how far it came cannot be read");
    }
  }

  @Test
  void page_notAscending_failsLoudly() throws InterruptedException {
    for (String ids :
        List.of("{'customerID':2},{'customerID':1}", "{'customerID':3},{'customerID':3}")) {
      api.next("customers", FakeExigo.json("{'customers':[" + ids + "]}"));
      assertThatThrownBy(walked::first)
          .isInstanceOfSatisfying(
              WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
          .hasMessageStartingWith(
              "the API gave customers that are not in ascending order of CustomerID");
    }
  }

  @Test
  void page_thatBeginsBeforeTheLastEnded_failsLoudly() {
    api.next(
        "customers",
        FakeExigo.json("{'customers':[{'customerID':5}]}"),
        FakeExigo.json("{'customers':[{'customerID':4}]}"));

    assertThatThrownBy(walked::first).hasMessageContaining("not in ascending order");
  }

  @Test
  void page_withoutAnyId_failsRatherThanAskForItForEver() {
    api.next("customers", FakeExigo.json("{'customers':[{'firstName':'Ada'}]}"));

    assertThatThrownBy(walked::first)
        .hasMessageContaining("a page of customers without a single CustomerID");
  }

  @Test
  void answer_withoutTheList_isNotTheEnd() {
    api.next("customers", AskApi.ATTEMPTS, FakeExigo.json("{'recordCount':0,'result':null}"));

    assertThatThrownBy(walked::first)
        .isInstanceOf(WaybillException.class)
        .hasMessageContaining("gives no whole JSON for customers; tried 6 times");
  }

  @Test
  void start_isThatOfTheServersClock_whereOursIsAhead() throws InterruptedException {
    walked.clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(3));

    Watermark done = walked.first().last();

    assertThat(done.upTo()).isBefore(Instant.now().plusSeconds(60));
    assertThat(walked.heard.notices)
        .anyMatch(line -> line.matches(".* is (179|180) minutes behind ours; set the clock.*"));
  }

  @Test
  void recordCount_beyondThePage_isExpected() throws InterruptedException {
    api.next(
        "customers",
        FakeExigo.json("{'customers':[{'customerID':1},{'customerID':2}],'recordCount':7}"),
        FakeExigo.json("{'recordCount':5,'customers':[{'customerID':3},{'customerID':4}]}"));

    walked.first();

    assertThat(walked.heard.expected).containsExactly(7L, 7L);
    assertThat(walked.heard.answered).hasSize(3);
    assertThat(walked.heard.threads).containsExactly(Thread.currentThread());
  }

  @Test
  void watermark_tellsNoMoreThanItNeeds() throws InterruptedException {
    customers(2);
    assertThat(walked.first().watermarks().get(0).text())
        .isEqualTo(
            "{\"origin\":\""
                + api.company
                + " at "
                + api.url()
                + "\",\"phase\":\"customers\",\"last\":2,\"since\":null,"
                + "\"started\":\"2026-01-10T12:00:00Z\",\"upTo\":null,\"parts\":{}}");
  }

  @Test
  void nextPage_isFetched_whileThisOneIsLoaded() throws InterruptedException {
    customers(3);
    AtomicInteger loaded = new AtomicInteger();
    walked.loader =
        page -> {
          int pages = loaded.incrementAndGet();
          if (!page.tables().isEmpty()) {
            Wait.until(() -> api.requests().size() > pages);
          }
        };

    walked.first();

    assertThat(loaded).hasValue(3);
  }
}

package dev.waybill.sync.internal.exigo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.load.Reject;
import dev.waybill.load.Watermark;
import dev.waybill.sync.internal.exigo.FakeExigo.Request;
import dev.waybill.sync.internal.exigo.Walked.Outcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExigoPartsTest {
  private static final String RECENT = "2026-01-10T05:55:00-06:00";
  private static final String LONG_AGO = "2025-06-01T10:00:00-05:00";

  private FakeExigo api;
  private Walked walked;

  @BeforeEach
  void start() throws IOException {
    api = new FakeExigo();
    walked =
        new Walked(api).with("tables", List.of("Customers", "CustomerSites", "CustomerAccounts"));
    api.single(
        "customers/site", id -> "{'customerID':" + id + ",'webAlias':'w" + id + "','result':null}");
    api.single(
        "account",
        id ->
            "{'primaryCreditCard':{'creditCardNumberDisplay':'1111','expirationMonth':5,"
                + "'creditCardType':'Visa','billingZip':'75201','creditCardToken':'t'},"
                + "'secondaryCreditCard':null,"
                + "'bankAccount':{'bankAccountNumberDisplay':'22','nameOnAccount':'A'},'result':null}");
    api.single("account/directdeposit", id -> "{'nameOnAccount':'D','bankName':'B','iban':null}");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void customersComeFirst_andOnceMoreWithTheirSitesAndAccounts() throws InterruptedException {
    api.customer(7, LONG_AGO);

    Outcome outcome = walked.first();

    assertThat(outcome.pages().get(0).tables().stream().map(rows -> rows.table()))
        .containsExactly("dbo.Customers");
    // A page whose parts have their parents with them, whatever became of those meanwhile.
    assertThat(outcome.pages().get(1).tables().stream().map(rows -> rows.table()))
        .containsExactly("dbo.Customers", "dbo.CustomerSites", "dbo.CustomerAccounts");
    assertThat(outcome.rows("dbo.CustomerSites"))
        .containsExactly(Map.of("CustomerID", 7L, "WebAlias", "w7"));
    Map<String, @Nullable Object> account = new HashMap<>();
    account.put("CustomerID", 7L);
    account.put("PrimaryCreditCardDisplay", "1111");
    account.put("PrimaryExpirationMonth", 5L);
    account.put("PrimaryCreditCardTypeID", 2L);
    account.put("PrimaryBillingZip", "75201");
    // The second card is gone; nothing tells of a driver's license, which stays as it is.
    for (String gone :
        List.of(
            "CreditCardDisplay",
            "ExpirationMonth",
            "ExpirationYear",
            "CreditCardTypeID",
            "BillingName",
            "BillingAddress",
            "BillingAddress2",
            "BillingCity",
            "BillingState",
            "BillingZip",
            "BillingCountry")) {
      account.put("Secondary" + gone, null);
    }
    account.put("BankAccountNumber", "22");
    account.put("BankNameOnAccount", "A");
    account.put("DepositNameOnAcount", "D");
    account.put("DepositBankName", "B");
    account.put("Iban", null);
    assertThat(outcome.rows("dbo.CustomerAccounts")).containsExactly(account);
    // A token is a secret: it is not offered as a column.
    assertThat(outcome.unknown()).isEmpty();
  }

  @Test
  void customersThatDidNotChange_areNotAskedFor() throws InterruptedException {
    api.customer(1, LONG_AGO).customer(2, LONG_AGO);
    Watermark done = walked.first().last();
    api.customer(2, RECENT);
    api.requests().clear();

    walked.after(done);

    assertThat(asked("customers/site")).containsExactly("2");
    assertThat(asked("account")).containsExactly("2");
    assertThat(asked("account/directdeposit")).containsExactly("2");
  }

  @Test
  void customerThatComesAgainInTheOverlap_isAskedForOnce_untilItChanges()
      throws InterruptedException {
    api.customer(1, LONG_AGO).customer(2, RECENT);
    Watermark first = walked.first().last();
    assertThat(first.text()).contains("\"parts\":{\"2\":\"" + RECENT + "\"}");
    api.requests().clear();

    Outcome second = walked.after(first);
    assertThat(second.ids("dbo.Customers", "CustomerID")).containsOnly(2L);
    assertThat(asked("account")).isEmpty();

    api.customer(2, "2026-01-10T05:56:00-06:00");
    walked.after(second.last());
    assertThat(asked("account")).containsExactly("2");
  }

  @Test
  void sitesAndAccounts_areAskedForAFewAtATime() throws InterruptedException {
    for (int id = 1; id <= 12; id++) {
      api.customer(id, LONG_AGO);
    }
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    CountDownLatch four = new CountDownLatch(4);
    api.single(
        "customers/site",
        id -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          three.countDown();
          four.countDown();
          assertThat(within(three, 20_000)).isTrue();
          // One too many would come now, before any of the three is let go.
          within(four, 300);
          now.decrementAndGet();
          return "{'webAlias':'w'}";
        });

    Outcome outcome = walked.with("concurrency", "3").first();

    assertThat(most).hasValue(3);
    assertThat(outcome.rows("dbo.CustomerSites")).hasSize(12);
  }

  private static boolean within(CountDownLatch latch, long millis) {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void customerWithoutASiteOrAccount_hasNoRow() throws InterruptedException {
    api.customer(1, LONG_AGO).customer(2, LONG_AGO);
    api.single("customers/site", id -> id == 1 ? null : "{'webAlias':'w'}");
    api.single("account", id -> null);
    api.single("account/directdeposit", id -> null);

    Outcome outcome = walked.first();

    assertThat(outcome.ids("dbo.CustomerSites", "CustomerID")).containsExactly(2L);
    assertThat(outcome.rows("dbo.CustomerAccounts")).isEmpty();
    assertThat(outcome.rejects()).isEmpty();
  }

  @Test
  void failureToldForOneCustomer_setsItAside_withoutItsWords() throws InterruptedException {
    api.customer(1, RECENT).customer(2, RECENT);
    api.single(
        "account",
        id ->
            id == 1
                ? "{'result':{'status':'Failure','errors':['card 4111 of Ada']}}"
                : "{'primaryCreditCard':null}");

    Outcome outcome = walked.first();

    assertThat(outcome.ids("dbo.CustomerAccounts", "CustomerID")).containsExactly(2L);
    assertThat(outcome.rejects())
        .containsExactly(
            new Reject(
                "dbo.CustomerAccounts",
                "{\"CustomerID\":1}",
                "the API tells a failure for account",
                "account"));
    // It is asked for again, as it was not fetched.
    assertThat(outcome.last().text()).contains("\"parts\":{\"2\":");
  }

  @Test
  void loginThatMayNotReadAccounts_isTold() {
    api.customer(1, LONG_AGO);
    api.next("account", FakeExigo.status(403));

    assertThatThrownBy(walked::first)
        .hasMessageContaining(
            "does not let login api of company " + api.company + " read account (HTTP 403)");
  }

  @Test
  void accountsLeftOut_areNotAskedFor() throws InterruptedException {
    api.customer(1, LONG_AGO);

    walked.with("tables", List.of("Customers", "CustomerSites")).first();

    assertThat(asked("account")).isEmpty();
    assertThat(asked("customers/site")).containsExactly("1");
  }

  private List<@Nullable String> asked(String path) {
    return api.requests(path).stream()
        .map(Request::query)
        .map(query -> query.get("customerID"))
        .toList();
  }
}

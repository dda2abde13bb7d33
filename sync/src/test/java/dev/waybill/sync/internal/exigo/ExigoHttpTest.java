package dev.waybill.sync.internal.exigo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Watermark;
import dev.waybill.sync.internal.exigo.Walked.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExigoHttpTest {
  private static final String LONG_AGO = "2025-06-01T10:00:00-05:00";

  private FakeExigo api;
  private Walked walked;

  @BeforeEach
  void start() throws IOException {
    api = new FakeExigo();
    api.order(1, LONG_AGO);
    walked = new Walked(api).with("tables", "Orders");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private String host() {
    return "127.0.0.1:" + api.port();
  }

  private WaybillException failure() {
    return Objects.requireNonNull(
        catchThrowableOfType(WaybillException.class, () -> walked.first()));
  }

  @Test
  void request_asksForGzip_andSignsIn() throws InterruptedException {
    Outcome outcome = walked.first();

    assertThat(outcome.ids("dbo.Orders", "OrderID")).containsExactly(1L);
    assertThat(api.requests().get(0).headers())
        .containsKey("Authorization")
        .containsEntry("Accept-encoding", List.of("gzip"));
  }

  @Test
  void tooManyRequests_waitsAsAsked_inSeconds() throws InterruptedException {
    api.next("orders", FakeExigo.status(429, "Retry-After", "42"));

    Outcome outcome = walked.first();

    assertThat(outcome.ids("dbo.Orders", "OrderID")).containsExactly(1L);
    assertThat(walked.waits).containsExactly(Duration.ofSeconds(42));
    assertThat(walked.heard.notices)
        .contains(
            host()
                + " is asked too often (HTTP 429); lower requests_per_second; it is asked again"
                + " in 42 s");
  }

  @Test
  void tooManyRequests_waitsAsAsked_untilADate() throws InterruptedException {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(90).atOffset(ZoneOffset.UTC));
    api.next("orders", FakeExigo.status(503, "Retry-After", date));

    walked.first();

    assertThat(walked.waits).hasSize(1);
    assertThat(walked.waits.get(0)).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(90));
  }

  @Test
  void tooManyRequests_thatAskForHours_endThePass() {
    api.next("orders", FakeExigo.status(429, "Retry-After", "7200"));

    assertThat(failure())
        .hasMessage(
            host()
                + " is asked too often (HTTP 429); lower requests_per_second; it asks to wait 120"
                + " minutes");
    assertThat(walked.waits).isEmpty();
  }

  @Test
  void brokenServer_isAskedAgain_afterTwiceAsLongEachTime() throws InterruptedException {
    api.next("orders", 5, FakeExigo.status(500));

    Outcome outcome = walked.first();

    assertThat(outcome.ids("dbo.Orders", "OrderID")).containsExactly(1L);
    assertThat(walked.waits)
        .containsExactly(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));
    // Each request is told, well or not: five failures, the page, the empty page.
    assertThat(walked.heard.answered).hasSize(7);
  }

  @Test
  void brokenServer_thatStaysSo_endsThePass() {
    api.next("orders", AskApi.ATTEMPTS, FakeExigo.status(503));

    WaybillException failure = failure();

    assertThat(failure).hasMessage(host() + " is broken (HTTP 503); tried 6 times");
    assertThat(failure.code()).isEqualTo(ErrorCode.UNREACHABLE);
  }

  @Test
  void circuit_opensAfterFailuresInARow_andAsksNothing_untilItClosesAgain()
      throws InterruptedException {
    walked.open = Duration.ofSeconds(2);
    api.next("orders", Circuits.FAILURES, FakeExigo.status(502));
    assertThat(failure()).hasMessageEndingWith("tried 6 times");

    WaybillException open = failure();
    assertThat(open)
        .hasMessageMatching(
            host() + " failed 10 times in a row; it is left alone for another [12] s");
    assertThat(open.code()).isEqualTo(ErrorCode.UNREACHABLE);
    assertThat(api.requests()).hasSize(Circuits.FAILURES);
    assertThat(failure()).hasMessageContaining("it is left alone");
    assertThat(api.requests()).hasSize(Circuits.FAILURES);

    Wait.until(() -> passes(walked));
    assertThat(walked.first().ids("dbo.Orders", "OrderID")).containsExactly(1L);
  }

  private static boolean passes(Walked walked) {
    try {
      walked.first();
      return true;
    } catch (WaybillException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void circuit_staysShut_whereTheServerIsMerelyBusy() throws InterruptedException {
    for (int pass = 0; pass < 3; pass++) {
      api.next("orders", AskApi.ATTEMPTS, FakeExigo.status(429));
      assertThat(failure()).hasMessageEndingWith("lower requests_per_second; tried 6 times");
    }
    assertThat(walked.first().ids("dbo.Orders", "OrderID")).containsExactly(1L);
  }

  @Test
  void wrongPassword_isOneClearLine_withoutIt() {
    walked.with("password", "tops3cret");

    WaybillException failure = failure();

    assertThat(failure)
        .hasMessage(
            host()
                + " refuses login api of company "
                + api.company
                + " (HTTP 401); check company, login and password");
    assertThat(failure.code()).isEqualTo(ErrorCode.UNREACHABLE);
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void wrongAddress_isOneClearLine() {
    walked.with("url", api.url().replace("/3.0/", "/4.0/"));

    assertThat(failure()).hasMessage(host() + " has no orders (HTTP 404); check company and url");
  }

  @Test
  void wrongCompany_hasNoHost_isOneClearLine() {
    walked.with("url", "https://nosuchcompany-api.invalid/3.0/");

    WaybillException failure = failure();

    assertThat(failure)
        .hasMessage("nosuchcompany-api.invalid is no host that is known; check company and url");
    assertThat(failure.code()).isEqualTo(ErrorCode.UNREACHABLE);
    assertThat(walked.waits).isEmpty();
  }

  @Test
  void nobodyListens_isOneClearLine() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    walked.with("url", "http://127.0.0.1:" + free + "/3.0/");

    assertThat(failure())
        .hasMessage(
            "127.0.0.1:"
                + free
                + " does not answer; check url, and that the network lets us through;"
                + " tried 6 times");
  }

  @Test
  void silence_isATimeout() {
    api.next("orders", AskApi.ATTEMPTS, FakeExigo.silence(() -> {}));

    walked.with("timeout", "1s");

    assertThat(failure())
        .hasMessage(
            host()
                + " did not give orders within 1 s; raise timeout, or lower batch_size;"
                + " tried 6 times");
  }

  @Test
  void answerCutOff_isReadAgain() throws InterruptedException {
    api.next("orders", FakeExigo.cut("{'orders':[{'orderID':1},"));

    assertThat(walked.first().ids("dbo.Orders", "OrderID")).containsExactly(1L);
    assertThat(api.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'orders':[{'orderID':1}",
        "<html>busy</html>",
        "{'orders':[{'orderID':1,}]}",
        "{'orders':[]} trailing",
        "[]",
        "",
        "{'orders':null}"
      })
  void answerThatIsNoPage_isReadAgain_thenTold(String body) throws InterruptedException {
    api.next("orders", FakeExigo.json(body));
    assertThat(walked.first().ids("dbo.Orders", "OrderID")).containsExactly(1L);

    api.next("orders", AskApi.ATTEMPTS, FakeExigo.json(body));
    assertThat(failure()).hasMessage(host() + " gives no whole JSON for orders; tried 6 times");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'orders':[],'result':{'status':'Failure','errors':[]}}",
        "{'orders':[],'result':{'status':1,'errors':null}}",
        "{'result':{'status':'failure'}}",
      })
  void failureInTheResult_isAFailure(String body) throws InterruptedException {
    api.next("orders", FakeExigo.json(body));
    assertThat(walked.first().ids("dbo.Orders", "OrderID")).containsExactly(1L);

    api.next("orders", AskApi.ATTEMPTS, FakeExigo.json(body));
    WaybillException failure = failure();

    assertThat(failure).hasMessage(host() + " answers with a failure; tried 6 times");
    assertThat(failure.code()).isEqualTo(ErrorCode.REFUSED);
  }

  @Test
  void errorsInTheResult_areAFailure_toldWithoutData() {
    api.next(
        "orders",
        AskApi.ATTEMPTS,
        FakeExigo.json(
            "{'orders':[],'result':{'status':0,'errors':"
                + "['Rank of ada@example.com is over 4711\\nfor good']}}"));

    assertThat(failure())
        .hasMessage(
            host() + " answers with a failure: Rank of … is over … for good; tried 6 times");
  }

  @Test
  void successInTheResult_isNone() throws InterruptedException {
    api.next(
        "orders",
        FakeExigo.json("{'result':{'status':'Success','errors':[]},'orders':[{'orderID':9}]}"));

    assertThat(walked.first().ids("dbo.Orders", "OrderID")).containsExactly(9L);
  }

  @Test
  void answerWithoutEnd_doesNotFillTheMemory() {
    api.next("orders", FakeExigo.megabytes((int) (LimitBody.MOST >> 20) + 8));

    assertThat(failure()).hasMessage(host() + " gives more for orders than fits; lower batch_size");
  }

  @Test
  void badRequest_isRefused() {
    api.next("orders", FakeExigo.status(400));

    WaybillException failure = failure();

    assertThat(failure).hasMessage(host() + " refuses the request for orders (HTTP 400)");
    assertThat(failure.code()).isEqualTo(ErrorCode.REFUSED);
  }

  @Test
  void redirect_isNotFollowed_sinceThePasswordWouldBe() {
    api.next("orders", FakeExigo.status(302, "Location", "http://127.0.0.1:1/"));

    assertThat(failure()).hasMessage(host() + " sends us elsewhere (HTTP 302); check url");
  }

  @Test
  void interrupt_whileTheServerIsSilent_endsThePassWithinASecond() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    api.next("orders", FakeExigo.silence(reached::countDown));

    interrupted(reached);
  }

  @Test
  void interrupt_whileItWaitsToAskAgain_endsThePassWithinASecond() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    api.next("orders", FakeExigo.status(503));
    walked.wait =
        wait -> {
          reached.countDown();
          return Duration.ofMinutes(5);
        };

    interrupted(reached);
  }

  private void interrupted(CountDownLatch reached) throws InterruptedException {
    AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
    Thread pass =
        new Thread(
            () -> {
              try {
                walked.first();
              } catch (Throwable e) {
                end.set(e);
              }
            });
    pass.start();
    reached.await();
    long began = System.nanoTime();
    pass.interrupt();
    pass.join(10_000);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    assertThat(end.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void requests_areNoMoreThanSoManyASecond() throws InterruptedException {
    for (int id = 2; id <= 10; id++) {
      api.order(id, LONG_AGO);
    }
    walked.with("batch_size", "1").with("requests_per_second", "20");
    long began = System.nanoTime();

    walked.first();

    assertThat(api.requests()).hasSize(11);
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Duration.ofMillis(480));
  }

  @Test
  void passThatFailed_goesOn_fromItsLastPage() throws InterruptedException {
    api.order(2, LONG_AGO).order(3, LONG_AGO);
    walked.with("batch_size", "1");
    AtomicReference<@Nullable Watermark> last = new AtomicReference<>();
    walked.loader =
        page -> {
          last.set(page.watermark());
          if (page.watermark() != null && page.watermark().text().contains("\"last\":2")) {
            throw new IllegalStateException("killed");
          }
        };
    assertThatThrownBy(walked::first).hasMessage("killed");
    walked.loader = page -> {};

    assertThat(walked.after(Objects.requireNonNull(last.get())).ids("dbo.Orders", "OrderID"))
        .containsExactly(3L);
  }
}

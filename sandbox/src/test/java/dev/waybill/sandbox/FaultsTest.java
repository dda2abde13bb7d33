package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final Sandbox SANDBOX = Small.still();
  private static final Call CALL = Call.of(SANDBOX);

  @AfterEach
  void everyFaultCame() {
    assertThat(SANDBOX.faults().allCame()).isTrue();
    SANDBOX.faults().clear();
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void tooManyRequests_saysWhenToComeBack() {
    SANDBOX.faults().next(Fault.tooManyRequests(Duration.ofMillis(1_500)), 2);

    HttpResponse<byte[]> refused = CALL.response("orders");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("2");
    assertThat(CALL.status("customers")).isEqualTo(429);
    assertThat(CALL.status("orders")).isEqualTo(200);
  }

  @Test
  void statuses_comeOnce() {
    SANDBOX.faults().next(Fault.serverError()).next(Fault.unavailable());
    SANDBOX.faults().next(Fault.wrongPassword());

    assertThat(CALL.status("orders")).isEqualTo(500);
    assertThat(CALL.status("orders")).isEqualTo(503);
    assertThat(CALL.status("orders")).isEqualTo(401);
    assertThat(CALL.status("orders")).isEqualTo(200);
  }

  @Test
  void failure_isAnAnswerThatSaysSo() {
    SANDBOX.faults().next(Fault.failure());

    Map<?, ?> answer = CALL.get("orders");

    Map<?, ?> result = (Map<?, ?>) Objects.requireNonNull(answer.get("result"));
    assertThat(result.get("status")).isEqualTo("Failure");
    assertThat((List<?>) result.get("errors")).hasSize(1);
  }

  @Test
  void path_limitsAFault() {
    SANDBOX.faults().next(Fault.serverError().on("/orders"));

    assertThat(CALL.status("customers")).isEqualTo(200);
    assertThat(CALL.status("orders")).isEqualTo(500);
  }

  @Test
  void slow_answersLate() {
    Duration delay = Duration.ofMillis(300);
    SANDBOX.faults().next(Fault.slow(delay));

    long begun = System.nanoTime();
    assertThat(CALL.status("orders?batchSize=1")).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(delay);
  }

  @Test
  void cut_endsHalfWay_andTheNextIsWhole() {
    SANDBOX.faults().next(Fault.cut());

    assertThatThrownBy(() -> CALL.response("orders")).isInstanceOf(UncheckedIOException.class);
    assertThat(CALL.orders("")).hasSize(100);
  }

  @Test
  void malformed_isNoJson_ofAPageAlone() {
    SANDBOX.faults().next(Fault.malformed());

    assertThat(CALL.status("account?customerID=1")).isEqualTo(200);
    HttpResponse<byte[]> broken = CALL.response("orders");
    assertThat(broken.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> Call.json(broken)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void unordered_hasItsLastRecordFirst() {
    SANDBOX.faults().next(Fault.unordered(), 2);

    assertThat(Call.ids(CALL.orders("?batchSize=4"), "orderID")).containsExactly(4, 1, 2, 3);
    assertThat(Call.ids(CALL.customers("?batchSize=3"), "customerID")).containsExactly(3, 1, 2);
  }

  @Test
  void spelling_isTheOtherOne() {
    SANDBOX.faults().next(Fault.otherSpelling());

    assertThat(CALL.orders("?batchSize=1").get(0).containsKey("orderTyID")).isTrue();
    assertThat(CALL.orders("?batchSize=1").get(0).containsKey("orderType")).isTrue();
  }

  @Test
  void extra_isOnEveryRecord() {
    SANDBOX.faults().next(Fault.extraFields(), 2);

    assertThat(CALL.orders("?batchSize=2")).allMatch(order -> order.containsKey("loyaltyTier"));
    assertThat(CALL.customers("?batchSize=2")).allMatch(c -> c.containsKey("loyalty"));
    assertThat(CALL.customers("?batchSize=2")).noneMatch(c -> c.containsKey("loyalty"));
  }

  @Test
  void tooLong_isTheFirstRecordOfAPage() {
    SANDBOX.faults().next(Fault.tooLong(), 2);

    List<Map<?, ?>> orders = CALL.orders("?batchSize=2");
    assertThat(String.valueOf(orders.get(0).get("city"))).hasSize(600);
    assertThat(String.valueOf(orders.get(1).get("city"))).hasSizeLessThan(50);
    assertThat(String.valueOf(CALL.customers("").get(0).get("mainCity"))).hasSize(600);
    assertThat(String.valueOf(CALL.order(1).get("city"))).hasSizeLessThan(50);
  }

  @Test
  void chance_isTheSameForTheSameSeed() {
    List<Integer> statuses = new ArrayList<>();
    try (Sandbox one = Small.still();
        Sandbox again = Small.still()) {
      for (Sandbox sandbox : List.of(one, again)) {
        sandbox.faults().sometimes(Fault.serverError(), 0.3);
        for (int i = 0; i < 60; i++) {
          statuses.add(Call.of(sandbox).status("orders?batchSize=1"));
        }
      }
    }

    assertThat(statuses.subList(0, 60)).isEqualTo(statuses.subList(60, 120));
    assertThat(statuses.subList(0, 60).stream().filter(status -> status == 500))
        .hasSizeBetween(8, 30);
  }

  @Test
  void wrongPasswordOfTheClient_usesNoFaultUp() {
    SANDBOX.faults().next(Fault.serverError());

    assertThat(CALL.as("api@acme", "wrong").status("orders")).isEqualTo(401);
    assertThat(CALL.status("orders")).isEqualTo(500);
  }

  @Test
  void overHttp_faultsAreSwitchedOnListedAndOff() {
    assertThat(CALL.control("POST", "/faults", "{\"fault\":\"429:5s\",\"times\":2}").statusCode())
        .isEqualTo(200);
    String chance = "{\"fault\": \"slow:10ms\", \"probability\": 1, \"path\": \"/orders\"}";
    Map<?, ?> listed = Call.json(CALL.control("POST", "/faults", chance));
    assertThat(Call.objects(listed, "faults")).hasSize(2);
    HttpResponse<byte[]> refused = CALL.response("orders");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("5");
    assertThat(Call.text(CALL.control("GET", "/faults", "")))
        .contains("\"times\":1", "\"duration\":\"PT5S\"", "\"probability\":1.0");
    assertThat(Call.text(CALL.control("DELETE", "/faults", ""))).isEqualTo("{\"faults\":[]}");
    assertThat(CALL.status("orders")).isEqualTo(200);
  }

  @Test
  void overHttp_nonsenseIsRefused() {
    for (String nonsense :
        List.of(
            "",
            "[]",
            "{}",
            "{\"fault\":\"418\"}",
            "{\"fault\":\"500:5s\"}",
            "{\"fault\":\"500\",\"times\":0}",
            "{\"fault\":\"500\",\"probability\":2}",
            "{\"fault\":\"500\",\"probability\":\"often\"}",
            "{\"fault\":\"500\",\"times\":1,\"probability\":0.5}",
            "{\"fault\":\"500\",\"often\":true}")) {
      assertThat(CALL.control("POST", "/faults", nonsense).statusCode())
          .as(nonsense)
          .isEqualTo(400);
    }
    assertThat(CALL.control("POST", "/faults", "{\"fault\":\"418\"}").body())
        .asString()
        .contains("there is no '418'", "429, 500");
    assertThat(CALL.control("GET", "/nothing", "").statusCode()).isEqualTo(404);
  }

  @Test
  void commandLine_isRead() {
    assertThat(ParseFaults.byChance("429=0.05, slow:500ms=1,LATE:2m=0.5"))
        .containsExactly(
            new Faults.Due(Fault.tooManyRequests(Duration.ofSeconds(1)), 0, 0.05),
            new Faults.Due(Fault.slow(Duration.ofMillis(500)), 0, 1),
            new Faults.Due(Fault.late(Duration.ofMinutes(2)), 0, 0.5));
    for (String wrong : List.of("", "429", "429=", "429=2", "429=0", "cut:5s=0.1", "slow:x=1")) {
      assertThatThrownBy(() -> ParseFaults.byChance(wrong))
          .as(wrong)
          .isInstanceOfSatisfying(
              WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
          .hasMessageStartingWith("Faults: ");
    }
  }
}

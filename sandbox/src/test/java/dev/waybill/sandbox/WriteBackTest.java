package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteBackTest {
  private final SetClock clock = new SetClock();
  private final Sandbox sandbox = Sandbox.start(Small.settings(clock));
  private final Call call = Call.of(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  private int accepted() {
    return Call.number(call.orders("?orderStatus=Accepted").get(0), "orderID");
  }

  @Test
  void statusBatch_setsStatusTrackingAndDate() {
    List<Integer> ids = Call.ids(call.orders("?orderStatus=Accepted&batchSize=2"), "orderID");
    clock.passes(Duration.ofMinutes(3));

    HttpResponse<byte[]> answer =
        call.send(
            "POST",
            "orders/statusbatch",
            "{\"orderStatus\":\"Shipped\",\"details\":["
                + ("{\"orderID\":" + ids.get(0) + ",\"trackingNumber1\":\"T-1\",")
                + "\"trackingNumber4\":\"ref\",\"shippedDate\":\"2026-11-20T09:01:00-06:00\"},"
                + ("{\"orderID\":" + ids.get(1) + ",\"shippedDate\":\"2026-11-20T09:02:00\"}]}"));

    assertThat(answer.statusCode()).isEqualTo(200);
    Map<?, ?> first = call.order(ids.get(0));
    assertThat(first.get("orderStatus")).isEqualTo("Shipped");
    assertThat(first.get("trackingNumber1")).isEqualTo("T-1");
    assertThat(first.get("trackingNumber4")).isEqualTo("ref");
    assertThat(first.get("shippedDate")).isEqualTo("2026-11-20T09:01:00-06:00");
    assertThat(OffsetDateTime.parse(String.valueOf(first.get("modifiedDate"))).toInstant())
        .isEqualTo(clock.instant());
    Map<?, ?> second = call.order(ids.get(1));
    assertThat(second.get("shippedDate")).isEqualTo("2026-11-20T09:02:00-06:00");
    assertThat(second.get("trackingNumber1")).isEqualTo("");
    assertThat(Call.ids(call.orders("?greaterThanModifiedDate=2026-11-20T15:02:00Z"), "orderID"))
        .containsExactlyElementsOf(ids);
  }

  @Test
  void statusBatch_withAnUnknownOrder_changesNothing() {
    int id = accepted();
    String body = "{\"orderStatus\":9,\"details\":[{\"orderID\":%d},{\"orderID\":99999}]}";

    HttpResponse<byte[]> answer = call.send("POST", "orders/statusbatch", body.formatted(id));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Call.text(answer)).contains("99999", "nothing was changed");
    assertThat(call.order(id).get("orderStatus")).isEqualTo("Accepted");
  }

  @Test
  void status_takesNameOrNumber() {
    int id = accepted();

    assertThat(status("{\"orderID\":%d,\"orderStatus\":8}", id)).isEqualTo(200);
    assertThat(call.order(id).get("orderStatus")).isEqualTo("Printed");
    assertThat(status("{\"orderID\":%d,\"orderStatus\":\"canceled\"}", id)).isEqualTo(200);
    assertThat(call.order(id).get("orderStatus")).isEqualTo("Canceled");
    assertThat(status("{\"orderID\":%d}", id)).isEqualTo(400);
    assertThat(status("{\"orderID\":%d,\"orderStatus\":\"Sent\"}", id)).isEqualTo(400);
  }

  private int status(String body, int id) {
    return call.send("POST", "orders/status", body.formatted(id)).statusCode();
  }

  @Test
  void patch_changesOnlyWhatItNames() {
    int id = accepted();
    Map<Object, Object> expected = new HashMap<>(call.order(id));

    int status = patch("{\"orderID\":" + id + ",\"trackingNumber2\":\"T-2\",\"notes\":\"gift\"}");

    assertThat(status).isEqualTo(200);
    Map<?, ?> after = call.order(id);
    expected.put("trackingNumber2", "T-2");
    expected.put("notes", "gift");
    expected.put("modifiedDate", "2026-11-20T09:00:00-06:00");
    assertThat(after).isEqualTo(expected);
  }

  private int patch(String body) {
    return call.send("PATCH", "orders", body).statusCode();
  }

  @Test
  void patch_refusesWhatCannotBe() {
    int id = accepted();
    for (String nonsense :
        List.of(
            "",
            "{\"trackingNumber1\":\"T\"}",
            "{\"orderID\":" + id + ",\"orderKey\":\"abc\",\"orderStatus\":9}",
            "{\"orderKey\":\"abc\",\"orderStatus\":9}",
            "{\"orderID\":" + id + ",\"total\":1}",
            "{\"orderID\":" + id + ",\"modifiedDate\":\"2026-11-20\"}",
            "{\"orderID\":" + id + ",\"warehouseID\":\"two\"}",
            "{\"orderID\":" + id + ",\"shippedDate\":\"soon\"}",
            "{\"orderID\":" + id + ",\"unheardOf\":1}")) {
      assertThat(patch(nonsense)).as(nonsense).isEqualTo(400);
    }
    assertThat(patch("{\"orderID\":99999,\"notes\":\"x\"}")).isEqualTo(404);
    assertThat(call.order(id).get("orderStatus")).isEqualTo("Accepted");
  }

  @Test
  void tooManyRequests_doesNothing_butACutAnswerIsDone() {
    int id = accepted();
    String body = "{\"orderID\":" + id + ",\"orderStatus\":9}";
    sandbox.faults().next(Fault.tooManyRequests(Duration.ofSeconds(1)));

    assertThat(patch(body)).isEqualTo(429);
    assertThat(call.order(id).get("orderStatus")).isEqualTo("Accepted");
    sandbox.faults().next(Fault.cut());
    assertThatThrownBy(() -> patch(body)).isInstanceOf(UncheckedIOException.class);
    assertThat(call.order(id).get("orderStatus")).isEqualTo("Shipped");
  }

  @Test
  void truth_holdsWhatWasWrittenBack() {
    int id = accepted();
    patch("{\"orderID\":" + id + ",\"orderStatus\":9,\"trackingNumber1\":\"T-9\"}");

    Map<String, ?> row =
        sandbox
            .truth()
            .rows("Orders")
            .filter(order -> Call.number(order, "OrderID") == id)
            .findFirst()
            .orElseThrow();

    assertThat(row.get("OrderStatusID")).isEqualTo(9);
    assertThat(row.get("TrackingNumber1")).isEqualTo("T-9");
  }
}

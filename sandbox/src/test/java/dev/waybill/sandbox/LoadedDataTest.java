package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedDataTest {
  private static final String ORDER =
      "{\"orderID\":70,\"customerID\":8,\"orderStatus\":\"Accepted\",\"orderTyID\":2,"
          + "\"modifiedDate\":\"2017-03-01T10:00:00.1234567-06:00\",\"total\":12,\"tier\":\"x\","
          + "\"details\":[{\"orderLine\":1,\"itemCode\":\"A\",\"quantity\":2},"
          + "{\"orderLine\":2,\"itemCode\":\"B\"}],"
          + "\"payments\":[{\"paymentID\":5,\"orderID\":70,\"paymentTypeId\":1,\"amount\":12.0}]}";

  @TempDir private Path folder;

  private void file(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name), List.of(lines));
  }

  private Sandbox start() {
    return Sandbox.start(SandboxSettings.defaults().withPort(0).withData(folder));
  }

  private void assertRefused(String message) {
    assertThatThrownBy(this::start)
        .isInstanceOfSatisfying(
            WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
        .hasMessageContaining(message);
  }

  @Test
  void folder_isServedAsItIs_ascending() throws IOException {
    file("orders.ndjson", ORDER, "", "{\"orderID\":9,\"modifiedDate\":\"2018-01-01T00:00:00\"}");
    file("customers.ndjson", "{\"customerID\":8,\"firstName\":\"Zoë\",\"customerType\":4}");
    file("sites.ndjson", "{\"customerID\":8,\"webAlias\":\"zoe\"}");
    file(
        "accounts.ndjson",
        "{\"customerID\":8,\"primaryCreditCard\":{\"creditCardType\":\"Visa\"},"
            + "\"directDeposit\":{\"iban\":\"X1\"}}");
    try (Sandbox sandbox = start()) {
      Call call = Call.of(sandbox);

      assertThat(Call.ids(call.orders(""), "orderID")).containsExactly(9, 70);
      Map<?, ?> order = call.orders("?greaterThanModifiedDate=2017-01-01&orderID=70").get(0);
      assertThat(order.get("orderStatus")).isEqualTo("Accepted");
      assertThat(order.get("orderType")).isEqualTo("ShoppingCart");
      assertThat(order.get("modifiedDate")).isEqualTo("2017-03-01T10:00:00.1234567-06:00");
      assertThat(order.get("tier")).isEqualTo("x");
      assertThat(Call.objects(order, "details")).hasSize(2);
      assertThat(call.orders("?orderStatus=7&customerID=8")).hasSize(1);
      assertThat(call.customers("?customerTypes=4").get(0).get("firstName")).isEqualTo("Zoë");
      assertThat(call.get("customers/site?customerID=8").get("webAlias")).isEqualTo("zoe");
      assertThat(call.get("account?customerID=8").toString()).contains("creditCardType=Visa");
      assertThat(call.get("account/directdeposit?customerID=8").get("iban")).isEqualTo("X1");
    }
  }

  @Test
  void truth_hasTheTypesOfTheColumns() throws IOException {
    file("orders.ndjson", ORDER);
    try (Sandbox sandbox = start()) {
      Map<String, ?> order = sandbox.truth().rows("Orders").findFirst().orElseThrow();
      assertThat(order.get("Total")).isEqualTo(BigDecimal.valueOf(12));
      assertThat(order.get("OrderStatusID")).isEqualTo(7);
      assertThat(order.get("ModifiedDate"))
          .isEqualTo(LocalDateTime.parse("2017-03-01T10:00:00.1234567"));
      assertThat(order.containsKey("BatchID")).isFalse();
      Map<String, ?> line = sandbox.truth().rows("OrderDetails").findFirst().orElseThrow();
      assertThat(line.get("OrderID")).isEqualTo(70);
      assertThat(line.get("Quantity")).isEqualTo(BigDecimal.valueOf(2));
    }
  }

  @Test
  void writeBack_changesWhatWasLoaded() throws IOException {
    file("orders.ndjson", ORDER);
    try (Sandbox sandbox = start()) {
      Call call = Call.of(sandbox);
      String body = "{\"orderID\":70,\"orderStatus\":9,\"trackingNumber1\":\"T\"}";
      assertThat(call.send("PATCH", "orders", body).statusCode()).isEqualTo(200);
      sandbox.dropLine(70);

      assertThat(call.orders("?greaterThanModifiedDate=2020-01-01&orderStatus=9")).hasSize(1);
      assertThat(call.order(70).get("trackingNumber1")).isEqualTo("T");
      assertThat(Call.objects(call.order(70), "details")).hasSize(1);
      assertThatThrownBy(sandbox::placeOrder).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void folder_withoutFiles_isRefused() {
    assertRefused(folder + " holds neither customers.ndjson nor orders.ndjson");
  }

  @Test
  void line_thatIsNoRecord_isToldWithItsPlace() throws IOException {
    file("orders.ndjson", "{\"orderID\":1}", "{\"orderID\":2,,}");
    assertRefused("orders.ndjson:2:14");
    file("orders.ndjson", "{\"orderID\":1}", "", "[1]");
    assertRefused("orders.ndjson:3: a line must hold one JSON object");
    file("orders.ndjson", "{\"orderID\":1} {\"orderID\":2}");
    assertRefused("orders.ndjson:1: more than one");
    file("orders.ndjson", "{\"customerID\":1}");
    assertRefused("orders.ndjson:1: no OrderID");
    file("orders.ndjson", "{\"orderID\":1}", "{\"orderID\":1}");
    assertRefused("orders.ndjson:2: an id that was there before");
    file("orders.ndjson", "{\"orderID\":1,\"details\":[2]}");
    assertRefused("orders.ndjson:1: details");
    Files.write(folder.resolve("orders.ndjson"), new byte[] {'{', (byte) 0xE9, '}'});
    assertRefused("orders.ndjson: cannot be read after line 0");
  }

  @Test
  void served_pages_canBeLoadedAgain() throws IOException {
    try (Sandbox generated = Small.still()) {
      String page = Call.text(Call.of(generated).response("orders?batchSize=1"));
      String order = page.substring(page.indexOf('[') + 1, page.lastIndexOf("],\"recordCount\""));
      file("orders.ndjson", order);
      try (Sandbox loaded = start()) {
        assertThat(Call.text(Call.of(loaded).response("orders"))).isEqualTo(page);
      }
    }
  }
}

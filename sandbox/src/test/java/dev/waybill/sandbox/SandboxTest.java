package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxTest {
  @Test
  void defaults_listenOnThisMachineAlone() {
    SandboxSettings defaults = SandboxSettings.defaults();

    assertThat(defaults.address().getAddress().isLoopbackAddress()).isTrue();
    assertThat(defaults.address().getPort()).isEqualTo(8088);
    assertThat(defaults.credentials()).isEqualTo(new Credentials("acme", "api", "secret"));
    assertThat(defaults.style())
        .isEqualTo(new SandboxSettings.Style(Spelling.NAMES, DateStyle.OFFSET));
  }

  @Test
  void url_isThatOfASource() {
    try (Sandbox sandbox = Small.still()) {
      assertThat(sandbox.url()).hasToString("http://127.0.0.1:" + sandbox.port() + "/3.0/");
    }
  }

  @Test
  void portInUse_isRefused() {
    try (Sandbox sandbox = Small.still()) {
      assertThatThrownBy(() -> Small.still(s -> s.withPort(sandbox.port())))
          .isInstanceOfSatisfying(
              WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
          .hasMessageContaining("Port " + sandbox.port())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void close_freesThePort() {
    Sandbox sandbox = Small.still();
    int port = sandbox.port();
    sandbox.close();

    try (Sandbox again = Small.still(s -> s.withPort(port))) {
      assertThat(again.port()).isEqualTo(port);
    }
  }

  @Test
  void truth_isWhatTheApiServes() {
    try (Sandbox sandbox = Small.still()) {
      Call call = Call.of(sandbox);
      List<Map<String, Object>> orders = sandbox.truth().rows("Orders").toList();
      List<Map<?, ?>> served = call.allOrders("");

      assertThat(orders).hasSize(1_234);
      assertThat(orders).extracting(row -> row.get("Zip")).isEqualTo(each(served, "zip"));
      assertThat(orders).extracting(row -> row.get("Total")).isEqualTo(each(served, "total"));
      assertThat(sandbox.truth().rows("Customers")).hasSize(230);
      assertThat(sandbox.truth().rows("CustomerAccounts")).hasSize(230);
      assertThat(sandbox.truth().rows("OrderDetails"))
          .hasSize(served.stream().mapToInt(o -> Call.objects(o, "details").size()).sum());
      assertThat(sandbox.truth().rows("Payments").map(row -> row.get("PaymentID")))
          .hasSize(served.stream().mapToInt(o -> Call.objects(o, "payments").size()).sum())
          .doesNotHaveDuplicates();
      assertThat(sandbox.truth().rows("Customers").map(row -> row.get("Gender")))
          .contains("M", "F", "U");
      assertThat(Truth.TABLES).allSatisfy(t -> assertThat(sandbox.truth().rows(t)).isNotEmpty());
      assertThatThrownBy(() -> sandbox.truth().rows("Items"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static List<Object> each(List<Map<?, ?>> records, String name) {
    return records.stream().<Object>map(record -> record.get(name)).toList();
  }
}

package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LivingWorldTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private final SetClock clock = new SetClock();

  private static Instant modified(Map<?, ?> record) {
    return OffsetDateTime.parse(String.valueOf(record.get("modifiedDate"))).toInstant();
  }

  @Test
  void sameSeedAndStart_serveTheSameBytes() {
    try (Sandbox one = Small.living(clock);
        Sandbox two = Small.living(clock);
        Sandbox other =
            Sandbox.start(
                Small.settings(clock).withPopulation(p -> p.withOrdersPerMinute(10)).withSeed(2))) {
      // One is looked at all the time, the other once: the same happens.
      for (int i = 0; i < 20; i++) {
        clock.passes(Duration.ofMinutes(3));
        one.orders();
      }
      for (String path :
          List.of(
              "orders?batchSize=500",
              "orders?batchSize=500&greaterThanOrderID=1200",
              "customers?batchSize=500",
              "account?customerID=7")) {
        byte[] bytes = Call.of(one).response(path).body();
        assertThat(Call.of(two).response(path).body()).isEqualTo(bytes);
        assertThat(Call.of(other).response(path).body()).isNotEqualTo(bytes);
      }
    }
  }

  @Test
  void time_bringsOrdersThatShip_andCustomersThatComeAndMove() {
    try (Sandbox sandbox = Small.living(clock)) {
      Call call = Call.of(sandbox);
      List<Map<?, ?>> before = call.allCustomers("");
      clock.passes(HOUR);

      assertThat(sandbox.orders()).isBetween(1_234 + 500, 1_234 + 700);
      List<Map<?, ?>> placed = call.allOrders("&greaterThanModifiedDate=" + SetClock.START);
      Set<Object> statuses = new HashSet<>();
      placed.forEach(order -> statuses.add(Objects.requireNonNull(order.get("orderStatus"))));
      assertThat(statuses).contains("CCPending", "Accepted", "Printed", "Shipped", "Canceled");
      assertThat(placed).anyMatch(order -> Objects.equals(order.get("orderType"), "Return"));
      assertThat(placed)
          .filteredOn(order -> Objects.equals(order.get("orderType"), "Return"))
          .allSatisfy(
              order -> {
                assertThat(String.valueOf(order.get("total"))).startsWith("-");
                assertThat(Call.number(order, "returnOrderID"))
                    .isLessThan(Call.number(order, "orderID"));
              });
      assertThat(placed)
          .filteredOn(o -> Objects.equals(o.get("orderStatus"), "Shipped"))
          .filteredOn(o -> !Objects.equals(o.get("orderType"), "Return"))
          .allSatisfy(
              order -> {
                assertThat(String.valueOf(order.get("trackingNumber1"))).startsWith("1Z999AA1");
                assertThat(order.get("shippedDate")).isNotNull();
                assertThat(Call.objects(order, "payments")).isNotEmpty();
              });
      assertThat(placed)
          .allSatisfy(o -> assertThat(modified(o)).isBetween(SetClock.START, clock.instant()));
      List<Map<?, ?>> after = call.allCustomers("");
      assertThat(after).hasSizeGreaterThan(before.size() + 20);
      assertThat(after.subList(0, before.size()))
          .anyMatch(c -> !before.get(Call.number(c, "customerID") - 1).equals(c));
    }
  }

  @Test
  void everyChange_isDatedLaterThanWhoeverLookedBefore() {
    try (Sandbox sandbox = Small.living(clock)) {
      Call call = Call.of(sandbox);
      Map<Object, Map<?, ?>> known = new HashMap<>();
      call.allOrders("").forEach(o -> known.put(Call.number(o, "orderID"), o));
      for (int i = 0; i < 12; i++) {
        Instant looked = clock.instant();
        clock.passes(Duration.ofSeconds(40 + i));
        // What is newer than the last look is all that differs.
        call.allOrders("&greaterThanModifiedDate=" + looked)
            .forEach(o -> known.put(Call.number(o, "orderID"), o));
        Map<Object, Map<?, ?>> all = new HashMap<>();
        call.allOrders("").forEach(o -> all.put(Call.number(o, "orderID"), o));
        assertThat(known).isEqualTo(all);
      }
    }
  }

  @Test
  void linesThatVanish_leaveSumsThatAddUp() {
    try (Sandbox sandbox = Small.still()) {
      Call call = Call.of(sandbox);
      Map<?, ?> large =
          call.allOrders("&orderStatus=Shipped").stream()
              .filter(o -> Call.objects(o, "details").size() > 2)
              .findFirst()
              .orElseThrow();
      int id = Call.number(large, "orderID");

      sandbox.dropLine(id);

      Map<?, ?> smaller = call.order(id);
      assertThat(Call.objects(smaller, "details"))
          .isEqualTo(
              Call.objects(large, "details").subList(0, Call.objects(large, "details").size() - 1));
      assertThat(smaller.get("total")).isNotEqualTo(large.get("total"));
    }
  }

  @Test
  void pause_stopsTheWorld_andResumeDatesFromNow() {
    try (Sandbox sandbox = Small.living(clock)) {
      clock.passes(HOUR);
      sandbox.pause();
      int orders = sandbox.orders();
      HttpResponse<byte[]> page = Call.of(sandbox).response("orders?greaterThanOrderID=1300");
      clock.passes(HOUR);
      assertThat(sandbox.orders()).isEqualTo(orders);
      assertThat(Call.of(sandbox).response("orders?greaterThanOrderID=1300").body())
          .isEqualTo(page.body());

      Instant resumed = clock.instant();
      sandbox.resume();
      clock.passes(Duration.ofMinutes(10));

      assertThat(sandbox.orders()).isBetween(orders + 50, orders + 150);
      Instant paused = resumed.minus(HOUR);
      assertThat(Call.of(sandbox).allOrders("&greaterThanModifiedDate=" + paused))
          .isNotEmpty()
          .allSatisfy(order -> assertThat(modified(order)).isAfter(resumed));
    }
  }

  @Test
  void advance_letsTimePass_pausedOrNot() {
    try (Sandbox sandbox = Small.living(clock)) {
      sandbox.advance(HOUR);
      int after = sandbox.orders();
      assertThat(after).isGreaterThan(1_700);

      sandbox.pause();
      sandbox.advance(HOUR);

      assertThat(sandbox.orders()).isGreaterThan(after + 450);
      sandbox.resume();
      assertThat(sandbox.orders()).isLessThan(after + 750);
    }
  }

  @Test
  void helpers_changeWhatTheyName() {
    try (Sandbox sandbox = Sandbox.start(Small.settings(clock))) {
      Call call = Call.of(sandbox);
      clock.passes(HOUR);
      sandbox.changeOrder(3);
      sandbox.changeCustomer(4);
      sandbox.spoil(5);

      String since = "&greaterThanModifiedDate=" + SetClock.START;
      assertThat(Call.ids(call.allOrders(since), "orderID")).containsExactly(3, 5);
      assertThat(Call.ids(call.allCustomers(since), "customerID")).containsExactly(4);
      assertThat(call.order(3).get("notes")).isEqualTo("Changed 1");
      assertThat(String.valueOf(call.order(5).get("city"))).hasSize(600);
      sandbox.heal(5);
      assertThat(String.valueOf(call.order(5).get("city"))).hasSizeLessThan(50);
      assertThatThrownBy(() -> sandbox.changeOrder(99_999))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no order 99999");
    }
  }

  @Test
  void lateOrder_appearsWithAnOlderDate() {
    try (Sandbox sandbox = Sandbox.start(Small.settings(clock))) {
      Call call = Call.of(sandbox);
      clock.passes(HOUR);

      int id = sandbox.placeOrder(Duration.ofMinutes(5));

      assertThat(modified(call.order(id))).isEqualTo(clock.instant().minusSeconds(300));
      int now = sandbox.placeOrder();
      assertThat(modified(call.order(now))).isEqualTo(clock.instant());
    }
  }

  @Test
  void lateFault_hidesANewOrder_untilItIsPublishedWithItsDate() {
    try (Sandbox sandbox = Small.living(clock)) {
      Call call = Call.of(sandbox);
      sandbox.faults().next(Fault.late(Duration.ofMinutes(20)));
      clock.passes(Duration.ofMinutes(10));

      assertThat(call.orders("?orderID=1235")).isEmpty();
      assertThat(Call.ids(call.allOrders(""), "orderID")).doesNotContain(1_235).contains(1_236);
      assertThat(sandbox.truth().rows("Orders").map(o -> Call.number(o, "OrderID")))
          .doesNotContain(1_235);
      Instant looked = clock.instant();
      // Published after 20 minutes and the seconds until it was placed, and not yet accepted.
      clock.passes(Duration.ofMinutes(10).plusSeconds(10));

      Map<?, ?> late = call.order(1_235);
      assertThat(modified(late)).isBefore(looked);
      clock.passes(HOUR);
      assertThat(call.order(1_235).get("orderStatus")).isIn("Shipped", "Canceled");
    }
  }

  @Test
  void writtenBack_ordersKeepTheirStatus() {
    try (Sandbox sandbox = Small.living(clock)) {
      Call call = Call.of(sandbox);
      clock.passes(Duration.ofMinutes(5));
      List<Integer> pending =
          Call.ids(call.orders("?orderStatus=CCPending&greaterThanOrderID=1234"), "orderID");
      List<Integer> taken = new ArrayList<>(pending.subList(0, 3));
      for (int id : taken) {
        call.send(
            "POST", "orders/status", "{\"orderID\":" + id + ",\"orderStatus\":\"Incomplete\"}");
      }
      clock.passes(HOUR);

      for (int id : taken) {
        assertThat(call.order(id).get("orderStatus")).isEqualTo("Incomplete");
      }
    }
  }

  @Test
  void manyClientsAtOnce_eachWalkAscending() {
    try (Sandbox sandbox = Small.living(clock)) {
      List<CompletableFuture<List<Integer>>> walks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        walks.add(
            CompletableFuture.supplyAsync(
                () -> {
                  clock.passes(Duration.ofMinutes(2));
                  return Call.ids(Call.of(sandbox).allOrders(""), "orderID");
                }));
      }
      for (CompletableFuture<List<Integer>> walk : walks) {
        List<Integer> ids = walk.join();
        assertThat(ids).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(1_234);
      }
    }
  }

  @Test
  void overHttp_theWorldIsPausedAndMoved() {
    try (Sandbox sandbox = Small.living(clock)) {
      Call call = Call.of(sandbox);
      assertThat(call.control("POST", "/pause", "").statusCode()).isEqualTo(200);
      clock.passes(HOUR);
      assertThat(Call.json(call.control("GET", "/world", "")).get("orders")).isEqualTo(1_234);
      Map<?, ?> moved = Call.json(call.control("POST", "/advance", "{\"by\":\"PT1H\"}"));
      assertThat(Call.number(moved, "orders")).isGreaterThan(1_700);
      assertThat(call.control("POST", "/resume", "").statusCode()).isEqualTo(200);
      assertThat(call.control("POST", "/advance", "{\"by\":\"soon\"}").statusCode()).isEqualTo(400);
    }
  }
}

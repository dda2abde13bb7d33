package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PagingTest {
  private static final Sandbox SANDBOX = Small.still();
  private static final Call CALL = Call.of(SANDBOX);
  private static final List<Map<?, ?>> ORDERS = CALL.allOrders("");
  private static final List<Map<?, ?>> CUSTOMERS = CALL.allCustomers("");

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  private static OffsetDateTime date(Map<?, ?> record, String name) {
    return OffsetDateTime.parse(String.valueOf(record.get(name)));
  }

  private static String encoded(OffsetDateTime date) {
    return URLEncoder.encode(date.toString(), StandardCharsets.UTF_8);
  }

  private static List<Integer> matching(Predicate<Map<?, ?>> wanted) {
    return Call.ids(ORDERS.stream().filter(wanted).toList(), "orderID");
  }

  private static void assertOrders(String query, Predicate<Map<?, ?>> wanted) {
    List<Integer> expected = matching(wanted);
    assertThat(expected).isNotEmpty().hasSizeLessThan(ORDERS.size());
    assertThat(Call.ids(CALL.allOrders("&" + query), "orderID")).isEqualTo(expected);
  }

  @Test
  void walkedById_pagesHoldEveryRecordOnce() {
    assertThat(Call.ids(ORDERS, "orderID"))
        .isEqualTo(IntStream.rangeClosed(1, 1_234).boxed().toList());
    assertThat(Call.ids(CUSTOMERS, "customerID"))
        .isEqualTo(IntStream.rangeClosed(1, 230).boxed().toList());
  }

  @Test
  void batchSize_isOneHundredUnlessTold_andFiveHundredAtMost() {
    assertThat(CALL.orders("")).hasSize(100);
    assertThat(CALL.orders("?batchSize=7&greaterThanOrderID=20"))
        .extracting(order -> Call.number(order, "orderID"))
        .containsExactly(21, 22, 23, 24, 25, 26, 27);
    assertThat(CALL.orders("?batchSize=1000")).hasSize(500);
    assertThat(CALL.status("orders?batchSize=0")).isEqualTo(400);
  }

  @Test
  void page_countsItsRecords_andTheLastIsEmpty() {
    Map<?, ?> last = CALL.get("orders?greaterThanOrderID=1234");

    assertThat(Call.objects(last, "orders")).isEmpty();
    assertThat(last.get("recordCount")).isEqualTo(0);
    assertThat(CALL.get("customers?batchSize=3").get("recordCount")).isEqualTo(3);
  }

  @Test
  void greaterThanModifiedDate_isStrict_inAnyZone() {
    OffsetDateTime middle = date(ORDERS.get(1_180), "modifiedDate");

    assertOrders(
        "greaterThanModifiedDate=" + encoded(middle),
        order -> date(order, "modifiedDate").isAfter(middle));
    String utc = middle.toInstant().toString();
    assertThat(Call.ids(CALL.allOrders("&greaterThanModifiedDate=" + utc), "orderID"))
        .isEqualTo(matching(order -> date(order, "modifiedDate").isAfter(middle)));
    // Without an offset, it is of Chicago.
    String plain = middle.toLocalDateTime().toString();
    assertThat(Call.ids(CALL.allOrders("&greaterThanModifiedDate=" + plain), "orderID"))
        .isEqualTo(matching(order -> date(order, "modifiedDate").isAfter(middle)));
    assertThat(CALL.status("orders?greaterThanModifiedDate=soon")).isEqualTo(400);
  }

  @Test
  void greaterThanModifiedDate_ofCustomers() {
    OffsetDateTime middle = date(CUSTOMERS.get(100), "modifiedDate");

    List<Integer> expected =
        Call.ids(
            CUSTOMERS.stream().filter(c -> date(c, "modifiedDate").isAfter(middle)).toList(),
            "customerID");
    assertThat(expected).isNotEmpty();
    assertThat(
            Call.ids(
                CALL.allCustomers("&greaterThanModifiedDate=" + encoded(middle)), "customerID"))
        .isEqualTo(expected);
  }

  @Test
  void orders_byStatusNameOrNumber() {
    assertOrders("orderStatus=9", order -> Objects.equals(order.get("orderStatus"), "Shipped"));
    assertOrders("orderStatus=canceled", o -> Objects.equals(o.get("orderStatus"), "Canceled"));
    assertThat(CALL.status("orders?orderStatus=Sent")).isEqualTo(400);
  }

  @Test
  void orders_byCustomerWarehouseAndIds() {
    int customer = Call.number(ORDERS.get(700), "customerID");

    assertOrders("customerID=" + customer, o -> Call.number(o, "customerID") == customer);
    assertOrders("warehouseID=2", o -> Call.number(o, "warehouseID") == 2);
    assertOrders("orderID=17", o -> Call.number(o, "orderID") == 17);
    for (String several :
        List.of("orderIDs=9,4,99999", "orderIDs=4&orderIDs=9", "orderIDs[0]=9&orderIDs[1]=4")) {
      String query = several.replace("[", "%5B").replace("]", "%5D");
      assertThat(Call.ids(CALL.allOrders("&" + query), "orderID")).containsExactly(4, 9);
    }
    assertThat(CALL.orders("?orderID=99999")).isEmpty();
  }

  @Test
  void orders_byDates_bothEndsIncluded() {
    OffsetDateTime from = date(ORDERS.get(300), "orderDate");
    OffsetDateTime to = date(ORDERS.get(900), "orderDate");
    Predicate<Map<?, ?>> within =
        o -> !date(o, "orderDate").isBefore(from) && !date(o, "orderDate").isAfter(to);

    assertOrders("orderDateStart=" + encoded(from) + "&orderDateEnd=" + encoded(to), within);
    assertOrders("createdDateStart=" + encoded(from) + "&createdDateEnd=" + encoded(to), within);
    assertOrders("orderDateEnd=1/1/2020", o -> date(o, "orderDate").getYear() < 2020);
  }

  @Test
  void customers_byTypeStatusAndCreation() {
    List<Integer> found = new ArrayList<>();
    for (Map<?, ?> customer : CUSTOMERS) {
      int type = Call.number(customer, "customerType");
      if ((type == 1 || type == 3) && Call.number(customer, "customerStatus") == 1) {
        found.add(Call.number(customer, "customerID"));
      }
    }

    assertThat(Call.ids(CALL.allCustomers("&customerTypes=1,3&customerStatuses=1"), "customerID"))
        .isEqualTo(found)
        .hasSizeLessThan(CUSTOMERS.size());
    assertThat(CALL.customers("?customerID=12")).hasSize(1);
    assertThat(Call.ids(CALL.allCustomers("&createdDateEnd=2017-01-01"), "customerID"))
        .isEqualTo(
            Call.ids(
                CUSTOMERS.stream().filter(c -> date(c, "createdDate").getYear() < 2017).toList(),
                "customerID"))
        .isNotEmpty();
  }

  @Test
  void parameter_unknown_isRefused_inAnyCaseKnown() {
    assertThat(CALL.status("orders?greaterThenOrderID=5")).isEqualTo(400);
    assertThat(CALL.orders("?GREATERTHANORDERID=1233")).hasSize(1);
    assertThat(CALL.status("nothing")).isEqualTo(404);
  }

  @Test
  void order_moneyAddsUp() {
    assertThat(ORDERS)
        .allSatisfy(
            order -> {
              List<Map<?, ?>> details = Call.objects(order, "details");
              BigDecimal lines = sum(details, "priceTotal");
              assertThat(amount(order, "subTotal")).isEqualByComparingTo(lines);
              assertThat(amount(order, "taxTotal")).isEqualByComparingTo(sum(details, "tax"));
              assertThat(amount(order, "total"))
                  .isEqualByComparingTo(
                      lines.add(sum(details, "tax")).add(amount(order, "shippingTotal")));
              assertThat(amount(order, "businessVolumeTotal"))
                  .isEqualByComparingTo(sum(details, "businesVolume"));
              assertThat(amount(order, "commissionableVolumeTotal"))
                  .isEqualByComparingTo(sum(details, "commissionableVolume"));
              for (Map<?, ?> line : details) {
                assertThat(amount(line, "priceTotal"))
                    .isEqualByComparingTo(
                        amount(line, "priceEach").multiply(amount(line, "quantity")));
              }
              List<Map<?, ?>> payments = Call.objects(order, "payments");
              if (!payments.isEmpty()) {
                assertThat(sum(payments, "amount")).isEqualByComparingTo(amount(order, "total"));
              }
            });
    assertThat(ORDERS).anyMatch(order -> Call.objects(order, "payments").size() == 2);
  }

  private static BigDecimal amount(Map<?, ?> object, String name) {
    return new BigDecimal(String.valueOf(object.get(name)));
  }

  private static BigDecimal sum(List<Map<?, ?>> objects, String name) {
    return objects.stream().map(o -> amount(o, name)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}

package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.spi.BuiltInModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static Map<?, ?> first(Map<?, ?> object, String name) {
    return Call.objects(object, name).get(0);
  }

  @Test
  void customers_haveTheRenamedFields_andNotThoseThatTheApiLacks() {
    try (Sandbox sandbox = Small.still()) {
      Map<?, ?> page = Call.of(sandbox).get("customers?batchSize=1");
      Map<?, ?> customer = first(page, "customers");

      assertThat(page.keySet().stream().map(String::valueOf))
          .containsExactly("customers", "recordCount", "result");
      assertThat(customer.keySet().stream().map(String::valueOf))
          .contains(
              "customerID",
              "customerType",
              "customerStatus",
              "payableType",
              "gender",
              "salesTaxID",
              "isSubscribedToBroadcasts",
              "mainAddress1",
              "smsSubscribeDate",
              "isSMSSubscribed",
              "field15")
          .doesNotContain(
              "createdBy", "modifiedBy", "canLogin", "notes", "passwordHash", "customerTypeID")
          .doesNotHaveDuplicates();
      assertThat(String.valueOf(customer.get("gender"))).isIn("Male", "Female", "Unknown");
    }
  }

  @Test
  void orders_byName_haveTheOlderSpelling() {
    try (Sandbox sandbox = Small.still()) {
      Map<?, ?> page = Call.of(sandbox).get("orders?orderStatus=9&batchSize=1");
      Map<?, ?> order = first(page, "orders");
      Map<?, ?> detail = first(order, "details");
      Map<?, ?> payment = first(order, "payments");

      assertThat(order.get("orderStatus")).isEqualTo("Shipped");
      assertThat(order.get("orderType")).isInstanceOf(String.class);
      assertThat(order.containsKey("orderTyID")).isFalse();
      assertThat(order.keySet().stream().map(String::valueOf))
          .contains("expectedPayments", "customer", "trackingNumber5", "other20", "shippedDate")
          .doesNotContain(
              "batchID", "lockedDate", "webCarrierID1", "declineCount", "orderStatusID");
      assertThat(detail.keySet().stream().map(String::valueOf))
          .contains(
              "itemCode",
              "description",
              "businesVolume",
              "commissionableVolume",
              "other1Each",
              "parentItemCode",
              "orderLine",
              "reference1")
          .doesNotContain("itemID", "businessVolume", "itemDescription", "orderID");
      assertThat(payment.keySet().stream().map(String::valueOf))
          .contains(
              "paymentID",
              "paymentType",
              "bankName",
              "billingZip",
              "creditCardNumberDisplay",
              "creditCardTypeDescription")
          .doesNotContain("billingZipAddress", "creditCardNumber", "modifiedDate");
      assertThat(((Map<?, ?>) Objects.requireNonNull(page.get("result"))).get("status"))
          .isEqualTo("Success");
    }
  }

  @Test
  void orders_byNumber_haveTheNewerSpelling() {
    try (Sandbox sandbox = Small.still(s -> s.withSpelling(Spelling.NUMBERS))) {
      Map<?, ?> page = Call.of(sandbox).get("orders?orderStatus=Shipped&batchSize=1");
      Map<?, ?> order = first(page, "orders");

      assertThat(order.get("orderStatus")).isEqualTo(9);
      assertThat(order.get("orderTyID")).isInstanceOf(Integer.class);
      assertThat(order.containsKey("orderType")).isFalse();
      assertThat(first(order, "payments").get("paymentTypeId")).isInstanceOf(Integer.class);
      assertThat(first(order, "payments").containsKey("paymentType")).isFalse();
      assertThat(((Map<?, ?>) Objects.requireNonNull(page.get("result"))).get("status"))
          .isEqualTo(0);
    }
  }

  @Test
  void dates_haveTheOffsetOfChicago_orNone() {
    try (Sandbox offset = Small.still();
        Sandbox plain = Small.still(s -> s.withDates(DateStyle.PLAIN))) {
      String with = String.valueOf(Call.of(offset).order(1_234).get("orderDate"));
      String without = String.valueOf(Call.of(plain).order(1_234).get("orderDate"));

      assertThat(with).matches("2026-11-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?-06:00");
      assertThat(without + "-06:00").isEqualTo(with);
    }
  }

  @Test
  void returnCustomer_bringsTheCustomer() {
    try (Sandbox sandbox = Small.still()) {
      Map<?, ?> order = Call.of(sandbox).orders("?orderID=5&returnCustomer=true").get(0);
      Map<?, ?> customer = (Map<?, ?>) Objects.requireNonNull(order.get("customer"));

      assertThat(customer.get("customerID")).isEqualTo(order.get("customerID"));
      assertThat(Call.of(sandbox).order(5).get("customer")).isNull();
    }
  }

  @Test
  void texts_fitTheirColumns() {
    try (Sandbox sandbox = Small.still()) {
      for (BuiltInModel.Table table : BuiltInModel.load().tables()) {
        if (!table.tracked()) {
          continue;
        }
        for (Map<String, ?> row : sandbox.truth().rows(table.name()).toList()) {
          for (BuiltInModel.Column column : table.columns()) {
            if (row.get(column.name()) instanceof String text && !column.length().equals("max")) {
              assertThat(column.baseType()).as(column.name()).isEqualTo("nvarchar");
              assertThat(text.length()).isLessThanOrEqualTo(Integer.parseInt(column.length()));
            }
          }
        }
      }
    }
  }

  @Test
  void site_ofACustomerWithout_isNotFound() {
    try (Sandbox sandbox = Small.still()) {
      Call call = Call.of(sandbox);
      List<Integer> sites =
          sandbox.truth().rows("CustomerSites").map(row -> Call.number(row, "CustomerID")).toList();

      assertThat(sites).hasSizeBetween(40, 120);
      Map<?, ?> site = call.get("customers/site?customerID=" + sites.get(0));
      assertThat(site.get("webAlias")).isEqualTo("shop" + sites.get(0));
      assertThat(site.containsKey("modifiedDate")).isFalse();
      int without = sites.contains(1) ? sites.contains(2) ? 3 : 2 : 1;
      assertThat(call.status("customers/site?customerID=" + without)).isEqualTo(404);
      assertThat(call.status("customers/site?customerID=99999")).isEqualTo(404);
      assertThat(call.status("customers/site")).isEqualTo(400);
    }
  }

  @Test
  void account_showsFourDigits_andNullForWhatIsNotThere() {
    try (Sandbox sandbox = Small.still()) {
      Call call = Call.of(sandbox);
      int withBank =
          sandbox
              .truth()
              .rows("CustomerAccounts")
              .filter(row -> row.get("BankAccountNumber") != null)
              .mapToInt(row -> Call.number(row, "CustomerID"))
              .findFirst()
              .orElseThrow();
      int without =
          sandbox
              .truth()
              .rows("CustomerAccounts")
              .filter(row -> row.get("BankAccountNumber") == null)
              .filter(row -> row.get("SecondaryCreditCardDisplay") == null)
              .mapToInt(row -> Call.number(row, "CustomerID"))
              .findFirst()
              .orElseThrow();

      Map<?, ?> account = call.get("account?customerID=" + without);
      Map<?, ?> card = (Map<?, ?>) Objects.requireNonNull(account.get("primaryCreditCard"));
      assertThat(String.valueOf(card.get("creditCardNumberDisplay"))).matches("xxxx\\d{4}");
      assertThat(account.get("secondaryCreditCard")).isNull();
      assertThat(account.get("bankAccount")).isNull();
      assertThat(call.get("account?customerID=" + withBank).get("bankAccount")).isNotNull();
      assertThat(call.get("account/directdeposit?customerID=" + without).keySet().toString())
          .contains("nameOnAccount", "bankRoutingNumber", "swiftCode");
    }
  }

  @Test
  void gzip_isSentWhereAskedFor() throws IOException {
    try (Sandbox sandbox = Small.still()) {
      Call call = Call.of(sandbox);
      HttpResponse<byte[]> plain = call.response("orders?batchSize=50");
      HttpResponse<byte[]> packed =
          call.send(call.request("orders?batchSize=50").header("Accept-Encoding", "gzip").build());

      assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
      assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(packed.body().length).isLessThan(plain.body().length / 4);
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo(Call.text(plain));
      }
    }
  }
}

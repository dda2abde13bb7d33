package dev.waybill.sync.internal.exigo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.NewColumn;
import dev.waybill.load.Reject;
import dev.waybill.load.TableRows;
import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import dev.waybill.sync.internal.exigo.Walked.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExigoRecordsTest {
  private static final String MODIFIED = "2026-01-09T10:00:00-06:00";
  private static final List<String> ORDER_TABLES = List.of("Orders", "OrderDetails", "Payments");

  private FakeExigo api;
  private Walked walked;

  @BeforeEach
  void start() throws IOException {
    api = new FakeExigo();
    walked = new Walked(api).with("tables", ORDER_TABLES);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private Map<String, @Nullable Object> order(String... fields) throws InterruptedException {
    api.order(1, MODIFIED, fields);
    return walked.first().rows("dbo.Orders").get(0);
  }

  private Map<String, @Nullable Object> customer(String... fields) throws InterruptedException {
    api.customer(1, MODIFIED, fields);
    return walked.with("tables", "Customers").first().rows("dbo.Customers").get(0);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'orderStatus':9, OrderStatusID, 9",
        "'orderStatus':'9', OrderStatusID, 9",
        "'orderStatus':'Shipped', OrderStatusID, 9",
        "'orderStatus':'pendingInventory', OrderStatusID, 10",
        "'orderStatusID':7, OrderStatusID, 7",
        "'orderType':'ShoppingCart', OrderTypeID, 2",
        "'orderType':'AutoOrder', OrderTypeID, 4",
        "'orderTyID':11, OrderTypeID, 11",
        "'ORDERTYPE':8, OrderTypeID, 8"
      })
  void enumerationOfAnOrder_inEitherSpelling_isItsNumber(String field, String column, long number)
      throws InterruptedException {
    assertThat(order(field)).containsEntry(column, number);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'paymentType':'CreditCard', PaymentTypeID, 1",
        "'paymentTypeId':17, PaymentTypeID, 17",
        "'paymentType':'PointRedemtion', PaymentTypeID, 10",
        "'creditCardType':'MasterCard', CreditCardTypeID, 3",
        "'creditCardType':4, CreditCardTypeID, 4"
      })
  void enumerationOfAPayment_inEitherSpelling_isItsNumber(String field, String column, long number)
      throws InterruptedException {
    api.order(1, MODIFIED, "'payments':[{'paymentID':5," + field + "}]");

    assertThat(walked.first().rows("dbo.Payments").get(0)).containsEntry(column, number);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'customerStatus':'Active', CustomerStatusID, 1",
        "'customerStatus':0, CustomerStatusID, 0",
        "'customerType':3, CustomerTypeID, 3",
        "'payableType':'DirectDeposit', PayableTypeID, 8"
      })
  void enumerationOfACustomer_inEitherSpelling_isItsNumber(String field, String column, long number)
      throws InterruptedException {
    assertThat(customer(field)).containsEntry(column, number);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"'Male', M", "'Female', F", "'Unknown', U", "1, M", "'M', M"})
  void gender_isItsLetter(String value, String letter) throws InterruptedException {
    assertThat(customer("'gender':" + value)).containsEntry("Gender", letter);
  }

  @Test
  void nameAndNumberOfAType_bothGiven_theOneThatIsReadWillDo() throws InterruptedException {
    assertThat(order("'orderType':'Other9'", "'orderTyID':22")).containsEntry("OrderTypeID", 22L);
  }

  @Test
  void companysOwnType_byName_isReadByTheSettings() throws InterruptedException {
    walked.with("customer_types", Map.of("Preferred Customer", "4"));

    assertThat(customer("'customerType':'PreferredCustomer'")).containsEntry("CustomerTypeID", 4L);
  }

  @Test
  void nameThatNobodyKnows_isSetAside() throws InterruptedException {
    api.order(1, MODIFIED, "'orderStatus':'Lost'").order(2, MODIFIED, "'orderStatus':'Shipped'");

    Outcome outcome = walked.first();

    assertThat(outcome.ids("dbo.Orders", "OrderID")).containsExactly(2L);
    assertThat(outcome.rejects())
        .containsExactly(
            new Reject(
                "dbo.Orders",
                "{\"OrderID\":1}",
                "OrderStatusID: a name whose number is not known",
                "{\"OrderID\":1,\"ModifiedDate\":\""
                    + MODIFIED
                    + "\",\"OrderStatusID\":\"Lost\"}"));
  }

  @Test
  void renamedAndMisspelt_findTheirColumns() throws InterruptedException {
    api.order(
        1,
        MODIFIED,
        "'details':[{'orderLine':1,'itemCode':'A','description':'Tea','businesVolume':1.5}]",
        "'payments':[{'paymentID':5,'billingZip':'75201','creditCardNumberDisplay':'************1111'}]");

    Outcome outcome = walked.first();

    assertThat(outcome.rows("dbo.OrderDetails"))
        .containsExactly(
            Map.of(
                "OrderID",
                1L,
                "OrderLine",
                1L,
                "ItemCode",
                "A",
                "ItemDescription",
                "Tea",
                "BusinessVolume",
                new BigDecimal("1.5")));
    assertThat(outcome.rows("dbo.Payments"))
        .containsExactly(
            Map.of(
                "PaymentID",
                5L,
                "OrderID",
                1L,
                "BillingZipAddress",
                "75201",
                "CreditCardNumber",
                "************1111"));
    assertThat(
            customer(
                "'salesTaxID':'X1'", "'isSubscribedToBroadcasts':true", "'mainAddressVerified':1"))
        .containsEntry("SalesTaxCode", "X1")
        .containsEntry("IsEmailSubscribed", true)
        .containsEntry("MainVerified", true);
  }

  @Test
  void fieldThatTheApiLacks_isLeftOut_soThatTheTableKeepsIt() throws InterruptedException {
    api.order(1, MODIFIED, "'notes':null", "'details':[{'orderLine':1,'itemCode':'A'}]");

    Outcome outcome = walked.first();

    assertThat(outcome.tables("dbo.Orders").get(0).columns())
        .containsExactly("OrderID", "Notes", "ModifiedDate");
    assertThat(outcome.tables("dbo.OrderDetails").get(0).columns())
        .containsExactly("OrderID", "OrderLine", "ItemCode");
  }

  @Test
  void fieldThatSomeRecordsLack_isNullInThem() throws InterruptedException {
    api.order(1, MODIFIED).order(2, MODIFIED, "'notes':'gift'");

    assertThat(walked.first().rows("dbo.Orders"))
        .extracting(row -> row.get("Notes"))
        .containsExactly(null, "gift");
  }

  @Test
  void columnThatTheTableLacks_isLeftOut() throws InterruptedException {
    walked.without("dbo.Orders", "Notes");
    api.order(1, MODIFIED, "'notes':'gift'", "'total':1");

    Outcome outcome = walked.first();

    assertThat(outcome.tables("dbo.Orders").get(0).columns())
        .containsExactly("OrderID", "Total", "ModifiedDate");
    // Somebody left it out; it is not new.
    assertThat(outcome.unknown()).isEmpty();
  }

  @Test
  void newFields_areTold_withTheirKind_andNoSecrets() throws InterruptedException {
    api.order(
            1,
            MODIFIED,
            "'giftWrap':true",
            "'loyalty':5",
            "'slot':'2026-01-01T00:00:00'",
            "'nothing':null",
            "'orderKey':'k'",
            "'cardToken':'t'",
            "'nested':{'a':1}",
            "'hidden':'x'")
        .order(2, MODIFIED, "'loyalty':5.5", "'payments':[{'paymentID':1,'fee':'1'}]");
    walked.with("ignore", "Hidden");

    assertThat(walked.first().unknown())
        .isEqualTo(
            Map.of(
                "dbo.Orders",
                List.of(
                    new NewColumn("giftWrap", Kind.TRUTH),
                    new NewColumn("loyalty", Kind.DECIMAL),
                    new NewColumn("slot", Kind.DATE_TIME)),
                "dbo.Payments",
                List.of(new NewColumn("fee", Kind.TEXT))));
  }

  @Test
  void newField_takenInAsAColumn_isLoaded() throws InterruptedException {
    walked.with("dbo.Orders", new Column("giftWrap", Kind.TRUTH, "boolean", 0, 0, true));

    assertThat(order("'giftWrap':true")).containsEntry("giftWrap", true);
  }

  @Test
  void money_isExact() throws InterruptedException {
    Map<String, @Nullable Object> row =
        order(
            "'total':12345678901.1234",
            "'subTotal':0.10",
            "'taxTotal':'7.25'",
            "'discountTotal':3");

    assertThat(row)
        .containsEntry("Total", new BigDecimal("12345678901.1234"))
        .containsEntry("SubTotal", new BigDecimal("0.10"))
        .containsEntry("TaxTotal", new BigDecimal("7.25"))
        .containsEntry("DiscountTotal", new BigDecimal("3"));
  }

  @Test
  void dates_withAnOffset_keepTheirMoment_withoutOne_areOfTheZone() throws InterruptedException {
    String[] fields = {
      "'orderDate':'2026-01-09T10:00:00.123-06:00'",
      "'shippedDate':'2026-01-09T10:00:00.1234567'",
      "'createdDate':'2026-01-09'",
      "'lockedDate':'0001-01-01T00:00:00'"
    };
    Map<String, @Nullable Object> row = order(fields);

    assertThat(row)
        .containsEntry("OrderDate", OffsetDateTime.parse("2026-01-09T10:00:00.123-06:00"))
        .containsEntry("ShippedDate", LocalDateTime.parse("2026-01-09T10:00:00.1234567"))
        .containsEntry("CreatedDate", LocalDateTime.parse("2026-01-09T00:00:00"))
        .containsEntry("LockedDate", null);

    // The API's zone is not that of the tables: the loader is told the moment.
    walked.zone = ZoneId.of("Europe/Berlin");
    assertThat(walked.with("timezone", "America/Chicago").first().rows("dbo.Orders").get(0))
        .containsEntry("ShippedDate", OffsetDateTime.parse("2026-01-09T10:00:00.1234567-06:00"));
  }

  @Test
  void birthDate_isADay_whichNoOffsetMoves() throws InterruptedException {
    walked.zone = ZoneId.of("Asia/Tokyo");

    assertThat(customer("'birthDate':'1980-04-10T00:00:00-05:00'"))
        .containsEntry("BirthDate", LocalDateTime.parse("1980-04-10T00:00:00"));
  }

  @Test
  void recordThatCannotBeRead_isSetAside_andThePageGoesOn() throws InterruptedException {
    api.order(1, MODIFIED, "'total':{'amount':1}", "'details':[{'orderLine':1}]")
        .order(2, MODIFIED, "'orderDate':'soon'")
        .order(3, MODIFIED, "'customerID':true")
        .order(4, MODIFIED, "'isCommissionable':'perhaps'")
        .order(5, MODIFIED, "'total':5", "'details':[{'orderLine':1}]");

    Outcome outcome = walked.first();

    assertThat(outcome.ids("dbo.Orders", "OrderID")).containsExactly(5L);
    assertThat(outcome.ids("dbo.OrderDetails", "OrderID")).containsExactly(5L);
    assertThat(outcome.rejects())
        .extracting(Reject::key, Reject::reason)
        .containsExactly(
            tuple("{\"OrderID\":1}", "Total: no single value"),
            tuple("{\"OrderID\":2}", "OrderDate: no date"),
            tuple("{\"OrderID\":3}", "CustomerID: no number"),
            tuple("{\"OrderID\":4}", "IsCommissionable: neither true nor false"));
    assertThat(outcome.rejects().get(0).record()).contains("\"Total\":{\"amount\":1}");
  }

  @Test
  void whatIsNoRecord_isSetAside() throws InterruptedException {
    api.next(
        "orders", FakeExigo.json("{'orders':[{'orderID':1},null,7,{'total':1},{'orderID':2}]}"));

    Outcome outcome = walked.first();

    assertThat(outcome.ids("dbo.Orders", "OrderID")).containsExactly(1L, 2L);
    assertThat(outcome.rejects())
        .extracting(Reject::key)
        .containsExactly(
            "{\"OrderID before\":1,\"record\":2}",
            "{\"OrderID before\":1,\"record\":3}",
            "{\"OrderID before\":1,\"record\":4}");
  }

  @Test
  void numbersOutOfAllBounds_areSetAside_notComputed() throws InterruptedException {
    api.order(1, MODIFIED, "'total':1e999999999").order(2, MODIFIED, "'customerID':1e999999999");

    assertThat(walked.first().rejects()).hasSize(2);
  }

  @Test
  void partsOfAnOrder_allRead_areWhole() throws InterruptedException {
    api.order(1, MODIFIED, "'details':[{'orderLine':1},{'orderLine':2}]", "'payments':[]")
        .order(2, MODIFIED, "'details':null")
        .order(3, MODIFIED, "'details':[{'orderLine':1},{'orderLine':'x'}]")
        .order(4, MODIFIED, "'details':[]");

    Outcome outcome = walked.first();

    TableRows details = outcome.tables("dbo.OrderDetails").get(0);
    assertThat(details.rows()).hasSize(3);
    assertThat(details.whole().columns()).containsExactly("OrderID");
    // 2 does not list them and one of 3 could not be read: none of theirs is taken for gone.
    assertThat(details.whole().parents()).containsExactly(new Object[] {1L}, new Object[] {4L});
    TableRows payments = outcome.tables("dbo.Payments").get(0);
    assertThat(payments.rows()).isEmpty();
    assertThat(payments.columns()).containsExactly("PaymentID");
    assertThat(payments.whole().parents()).containsExactly(new Object[] {1L});
    assertThat(outcome.rejects())
        .extracting(Reject::key)
        .containsExactly("{\"OrderID\":3,\"part\":2}");
  }

  @Test
  void columnsInSmallLetters_areFound_andNamedSo() throws InterruptedException {
    walked.inSmallLetters();
    api.order(
            1, MODIFIED, "'orderStatus':'Shipped'", "'details':[{'orderLine':2},{'orderLine':{}}]")
        .order(2, MODIFIED, "'total':'much'", "'notes':'x'");

    Outcome outcome = walked.first();

    assertThat(outcome.tables("dbo.Orders").get(0).columns())
        .containsExactly("orderid", "orderstatusid", "modifieddate");
    assertThat(outcome.tables("dbo.OrderDetails").get(0).columns())
        .containsExactly("orderid", "orderline");
    assertThat(outcome.rejects())
        .extracting(Reject::key)
        .containsExactly("{\"orderid\":2}", "{\"orderid\":1,\"part\":2}");
    assertThat(outcome.unknown()).isEmpty();

    api.order(3, MODIFIED, "'details':[{'orderLine':1}]", "'payments':[]");
    Outcome whole = walked.first();
    assertThat(whole.tables("dbo.OrderDetails").get(0).whole().columns())
        .containsExactly("orderid");
  }

  @Test
  void missingTables_areToldTogether() {
    walked.without("dbo.Orders").without("dbo.Payments").without("dbo.OrderDetails", "OrderLine");

    assertThatThrownBy(walked::open)
        .isInstanceOfSatisfying(
            WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION))
        .hasMessage(
            "there is no table dbo.Orders; or name the tables to load under sources.exigo.tables\n"
                + "dbo.OrderDetails has no column OrderLine\n"
                + "there is no table dbo.Payments; or name the tables to load under"
                + " sources.exigo.tables");
  }

  @Test
  void orderTables_alone_askForNoCustomers() throws InterruptedException {
    walked.first();

    assertThat(api.requests()).extracting(FakeExigo.Request::path).containsOnly("orders");
  }
}

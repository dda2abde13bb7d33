package dev.waybill.sync.internal.exigo;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The six tables as the API shows them: what it renames and misspells. */
final class ApiTables {
  static final ApiTable CUSTOMERS =
      new ApiTable(
          "Customers",
          List.of("CustomerID"),
          Map.of(
              "customertype", "CustomerTypeID",
              "customerstatus", "CustomerStatusID",
              "payabletype", "PayableTypeID",
              "salestaxid", "SalesTaxCode",
              "issubscribedtobroadcasts", "IsEmailSubscribed",
              "mainaddressverified", "MainVerified",
              "mailaddressverified", "MailVerified",
              "otheraddressverified", "OtherVerified",
              "binaryplacementpreference", "BinaryPlacementTypeID"),
          Map.of(
              "CustomerStatusID", Names.CUSTOMER_STATUSES,
              "PayableTypeID", Names.PAYABLE_TYPES,
              "Gender", Names.GENDERS),
          Set.of("customerkey", "enrollerkey", "sponsorkey", "pricetype"));

  static final ApiTable ORDERS =
      new ApiTable(
          "Orders",
          List.of("OrderID"),
          Map.of(
              "orderstatus", "OrderStatusID",
              "ordertype", "OrderTypeID",
              "ordertyid", "OrderTypeID",
              "pricetype", "PriceTypeID"),
          Map.of("OrderStatusID", Names.ORDER_STATUSES, "OrderTypeID", Names.ORDER_TYPES),
          Set.of("details", "payments", "expectedpayments", "customer", "orderkey", "customerkey"));

  static final ApiTable DETAILS =
      new ApiTable(
          "OrderDetails",
          List.of("OrderID", "OrderLine"),
          Map.of("description", "ItemDescription", "businesvolume", "BusinessVolume"),
          Map.of(),
          Set.of("parentitemcode"));

  static final ApiTable PAYMENTS =
      new ApiTable(
          "Payments",
          List.of("PaymentID"),
          Map.of(
              "paymenttype", "PaymentTypeID",
              "billingzip", "BillingZipAddress",
              "creditcardnumberdisplay", "CreditCardNumber",
              "creditcardtype", "CreditCardTypeID"),
          Map.of("PaymentTypeID", Names.PAYMENT_TYPES, "CreditCardTypeID", Names.CARD_TYPES),
          Set.of("bankname", "creditcardtypedescription", "orderkey", "customerkey"));

  static final ApiTable SITES =
      new ApiTable(
          "CustomerSites",
          List.of("CustomerID"),
          Map.of(),
          Map.of(),
          Set.of("result", "customerkey"));

  /** Of the fields that {@link AccountFields} makes of the two answers. */
  static final ApiTable ACCOUNTS =
      new ApiTable(
          "CustomerAccounts",
          List.of("CustomerID"),
          Map.of(),
          Map.of(
              "PrimaryCreditCardTypeID", Names.CARD_TYPES,
              "SecondaryCreditCardTypeID", Names.CARD_TYPES),
          Set.of());

  /** Parents before their parts. */
  static final List<ApiTable> ALL = List.of(CUSTOMERS, SITES, ACCOUNTS, ORDERS, DETAILS, PAYMENTS);

  static final List<String> NAMES = ALL.stream().map(ApiTable::name).toList();

  private ApiTables() {}
}

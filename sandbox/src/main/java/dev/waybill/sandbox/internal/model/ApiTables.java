package dev.waybill.sandbox.internal.model;

import dev.waybill.spi.BuiltInModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The six tables as the API shows them: what it renames, misspells, adds and leaves out. */
public final class ApiTables {
  private static final BuiltInModel MODEL = BuiltInModel.load();
  private static final List<String> CARD_TYPES =
      List.of("", "Unknown", "Visa", "MasterCard", "Amex", "Discover");

  public static final ApiTable CUSTOMERS =
      new ApiTable.Builder(MODEL, "Customers")
          .field("customerID", "CustomerID")
          .field("customerType", "CustomerTypeID")
          .field("customerStatus", "CustomerStatusID")
          .field("payableType", "PayableTypeID")
          .field("gender", "Gender")
          .field("salesTaxID", "SalesTaxCode")
          .field("isSubscribedToBroadcasts", "IsEmailSubscribed")
          .rest(Set.of("CreatedBy", "ModifiedBy", "CanLogin", "Notes", "PasswordHash"))
          .build();

  public static final ApiTable ORDERS =
      new ApiTable.Builder(MODEL, "Orders")
          .field("orderID", "OrderID")
          .field("customerID", "CustomerID")
          .enumeration("orderStatus", "orderStatus", "OrderStatusID", lookup("OrderStatuses"))
          .enumeration("orderType", "orderTyID", "OrderTypeID", lookup("OrderTypes"))
          .rest(
              Set.of(
                  "BatchID",
                  "LockedDate",
                  "WebCarrierID1",
                  "WebCarrierID2",
                  "WebCarrierID3",
                  "WebCarrierID4",
                  "WebCarrierID5",
                  "DeclineCount"))
          .build();

  public static final ApiTable DETAILS =
      new ApiTable.Builder(MODEL, "OrderDetails")
          .field("itemCode", "ItemCode")
          .field("description", "ItemDescription")
          .field("businesVolume", "BusinessVolume")
          .absent("parentItemCode")
          .rest(Set.of("OrderID", "ItemID", "ParentItemID"))
          .build();

  public static final ApiTable PAYMENTS =
      new ApiTable.Builder(MODEL, "Payments")
          .field("paymentID", "PaymentID")
          .field("customerID", "CustomerID")
          .field("orderID", "OrderID")
          .enumeration("paymentType", "paymentTypeId", "PaymentTypeID", lookup("PaymentTypes"))
          .field("paymentDate", "PaymentDate")
          .field("amount", "Amount")
          .field("currencyCode", "CurrencyCode")
          .field("billingName", "BillingName")
          .field("billingAddress1", "BillingAddress1")
          .field("billingAddress2", "BillingAddress2")
          .field("billingCity", "BillingCity")
          .field("billingState", "BillingState")
          .field("billingZip", "BillingZipAddress")
          .field("billingCountry", "BillingCountry")
          .absent("bankName")
          .field("memo", "Memo")
          .field("creditCardNumberDisplay", "CreditCardNumber")
          .field("authorizationCode", "AuthorizationCode")
          .enumeration("creditCardType", "creditCardType", "CreditCardTypeID", CARD_TYPES)
          .description("creditCardTypeDescription", "CreditCardTypeID", CARD_TYPES)
          .build();

  public static final ApiTable SITES =
      new ApiTable.Builder(MODEL, "CustomerSites")
          .rest(
              Set.of(
                  "ModifiedDate", "DataImage1", "DataImageType1", "DataImage2", "DataImageType2"))
          .build();

  /** The parts of {@code /account}, each a JSON object, and what they show of one table. */
  public static final Map<String, ApiTable> ACCOUNT = account();

  public static final ApiTable DEPOSIT =
      new ApiTable.Builder(MODEL, "CustomerAccounts")
          .field("nameOnAccount", "DepositNameOnAcount")
          .field("bankAccountNumberDisplay", "DepositAccountNumber")
          .field("bankRoutingNumber", "DepositRoutingNumber")
          .field("iban", "Iban")
          .field("swiftCode", "SwiftCode")
          .field("bankName", "DepositBankName")
          .field("bankAddress", "DepositBankAddress")
          .field("bankCity", "DepositBankCity")
          .field("bankState", "DepositBankState")
          .field("bankZip", "DepositBankZip")
          .field("bankCountry", "DepositBankCountry")
          .build();

  /** The accounts with no field yet; {@link #ACCOUNT} and {@link #DEPOSIT} show them. */
  public static final ApiTable ACCOUNTS =
      new ApiTable.Builder(MODEL, "CustomerAccounts").field("customerID", "CustomerID").build();

  private ApiTables() {}

  private static Map<String, ApiTable> account() {
    Map<String, ApiTable> parts = new LinkedHashMap<>();
    parts.put("primaryCreditCard", card("Primary"));
    parts.put("secondaryCreditCard", card("Secondary"));
    parts.put(
        "bankAccount",
        new ApiTable.Builder(MODEL, "CustomerAccounts")
            .field("bankAccountNumberDisplay", "BankAccountNumber")
            .field("bankRoutingNumber", "BankRoutingNumber")
            .field("nameOnAccount", "BankNameOnAccount")
            .field("billingAddress", "BankAccountAddress")
            .field("billingCity", "BankAccountCity")
            .field("billingState", "BankAccountState")
            .field("billingZip", "BankAccountZip")
            .field("billingCountry", "BankAccountCountry")
            .build());
    return parts;
  }

  private static ApiTable card(String which) {
    return new ApiTable.Builder(MODEL, "CustomerAccounts")
        .field("creditCardNumberDisplay", which + "CreditCardDisplay")
        .field("expirationMonth", which + "ExpirationMonth")
        .field("expirationYear", which + "ExpirationYear")
        .enumeration("creditCardType", "creditCardType", which + "CreditCardTypeID", CARD_TYPES)
        .description("creditCardTypeDescription", which + "CreditCardTypeID", CARD_TYPES)
        .field("billingName", which + "BillingName")
        .field("billingAddress", which + "BillingAddress")
        .field("billingAddress2", which + "BillingAddress2")
        .field("billingCity", which + "BillingCity")
        .field("billingState", which + "BillingState")
        .field("billingZip", which + "BillingZip")
        .field("billingCountry", which + "BillingCountry")
        .build();
  }

  /** The names of a lookup table by number; an unknown number has an empty one. */
  private static List<String> lookup(String name) {
    List<String> names = new ArrayList<>();
    MODEL.tables().stream()
        .filter(table -> table.name().equals(name))
        .flatMap(table -> table.rows().stream())
        .forEach(
            row -> {
              while (names.size() <= row.id()) {
                names.add("");
              }
              names.set(row.id(), row.description());
            });
    return List.copyOf(names);
  }
}

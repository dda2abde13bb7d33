package dev.waybill.sync.internal.exigo;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the two answers about a customer's accounts together by the columns of {@code
 * CustomerAccounts}. A card or bank account that is null is no longer there, so that its columns
 * become null; what an answer does not speak of stays. What no column takes is dropped unseen.
 */
final class AccountFields {
  /** Columns by field, by the object that holds the field. */
  private static final Map<String, Map<String, String>> GROUPS =
      Map.of(
          "primarycreditcard", card("Primary"),
          "secondarycreditcard", card("Secondary"),
          "bankaccount", bank(),
          "primarywalletaccount", wallet("Primary"),
          "secondarywalletaccount", wallet("Secondary"),
          // So spelled in public clients of the API.
          "secondarywallletaccount", wallet("Secondary"));

  private static final Map<String, String> DEPOSIT = deposit();

  private AccountFields() {}

  /**
   * A record by column.
   *
   * @param account what {@code account} answers; null for nothing
   * @param deposit what {@code account/directdeposit} answers; null for nothing
   */
  static Map<String, @Nullable Object> of(
      long customer,
      @Nullable Map<String, @Nullable Object> account,
      @Nullable Map<String, @Nullable Object> deposit) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("CustomerID", customer);
    if (account != null) {
      account.forEach(
          (name, value) -> {
            Map<String, String> group = GROUPS.get(name.toLowerCase(Locale.ROOT));
            if (group != null && value == null) {
              group.values().forEach(column -> record.put(column, null));
            } else if (group != null) {
              put(record, group, PageRecords.object(value));
            }
          });
    }
    put(record, DEPOSIT, deposit);
    return record;
  }

  private static void put(
      Map<String, @Nullable Object> record,
      Map<String, String> columns,
      @Nullable Map<String, @Nullable Object> fields) {
    if (fields == null) {
      return;
    }
    fields.forEach(
        (name, value) -> {
          String column = columns.get(name.toLowerCase(Locale.ROOT));
          if (column != null) {
            record.put(column, value);
          }
        });
  }

  private static Map<String, String> card(String which) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("creditcardnumberdisplay", which + "CreditCardDisplay");
    columns.put("expirationmonth", which + "ExpirationMonth");
    columns.put("expirationyear", which + "ExpirationYear");
    columns.put("creditcardtype", which + "CreditCardTypeID");
    columns.put("billingname", which + "BillingName");
    columns.put("billingaddress", which + "BillingAddress");
    columns.put("billingaddress2", which + "BillingAddress2");
    columns.put("billingcity", which + "BillingCity");
    columns.put("billingstate", which + "BillingState");
    columns.put("billingzip", which + "BillingZip");
    columns.put("billingcountry", which + "BillingCountry");
    return columns;
  }

  private static Map<String, String> bank() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("bankaccountnumberdisplay", "BankAccountNumber");
    columns.put("bankroutingnumber", "BankRoutingNumber");
    columns.put("nameonaccount", "BankNameOnAccount");
    columns.put("billingaddress", "BankAccountAddress");
    columns.put("billingcity", "BankAccountCity");
    columns.put("billingstate", "BankAccountState");
    columns.put("billingzip", "BankAccountZip");
    columns.put("billingcountry", "BankAccountCountry");
    columns.put("driverslicensenumber", "DriversLicenseNumber");
    return columns;
  }

  private static Map<String, String> wallet(String which) {
    return Map.of(
        "wallettype", which + "WalletTypeID", "walletaccountdisplay", which + "WalletAccount");
  }

  private static Map<String, String> deposit() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("nameonaccount", "DepositNameOnAcount");
    columns.put("bankaccountnumberdisplay", "DepositAccountNumber");
    columns.put("bankroutingnumber", "DepositRoutingNumber");
    columns.put("iban", "Iban");
    columns.put("swiftcode", "SwiftCode");
    columns.put("bankname", "DepositBankName");
    columns.put("bankaddress", "DepositBankAddress");
    columns.put("bankcity", "DepositBankCity");
    columns.put("bankstate", "DepositBankState");
    columns.put("bankzip", "DepositBankZip");
    columns.put("bankcountry", "DepositBankCountry");
    return columns;
  }
}

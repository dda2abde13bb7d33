package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.ApiTables;
import dev.waybill.sandbox.internal.model.Row;

/**
 * Draws what a customer pays with and is paid to. Everybody has a card; the API shows its last four
 * digits alone, and more is not made up.
 */
final class ComposeAccount {
  private static final int EACH_CHANGE = 50;

  private final Dice dice;
  private final ComposeCustomer customers;

  ComposeAccount(Dice dice, ComposeCustomer customers) {
    this.dice = dice;
    this.customers = customers;
  }

  Row compose(int place, int moves, int changes) {
    int question = changes * EACH_CHANGE;
    String name = customers.person(place).full();
    ComposeCustomer.Address address = customers.address(place, moves);
    Row row = new Row(ApiTables.ACCOUNTS).set("CustomerID", place + 1);
    card(row, "Primary", place, question + 1);
    billing(row, "Primary", name, address);
    if (dice.oneOf(3, place, 20)) {
      card(row, "Secondary", place, question + 10);
      billing(row, "Secondary", name, address);
    }
    if (dice.oneOf(4, place, 21)) {
      row.set("BankAccountNumber", masked(place, question + 22))
          .set("BankRoutingNumber", "071000013")
          .set("BankNameOnAccount", name)
          .set("BankAccountAddress", address.street())
          .set("BankAccountCity", address.town().city())
          .set("BankAccountState", address.town().state())
          .set("BankAccountZip", address.town().zip())
          .set("BankAccountCountry", "US");
    }
    if (dice.oneOf(5, place, 23)) {
      row.set("DepositNameOnAcount", name)
          .set("DepositAccountNumber", masked(place, question + 24))
          .set("DepositRoutingNumber", "071000013")
          .set("DepositBankName", "Prairie Savings Bank")
          .set("DepositBankAddress", "1 Main St")
          .set("DepositBankCity", address.town().city())
          .set("DepositBankState", address.town().state())
          .set("DepositBankZip", address.town().zip())
          .set("DepositBankCountry", "US");
    }
    return row;
  }

  private void card(Row row, String which, int place, int question) {
    row.set(which + "CreditCardDisplay", masked(place, question))
        .set(which + "ExpirationMonth", 1 + dice.below(12, place, question + 1))
        .set(which + "ExpirationYear", 2027 + dice.below(5, place, question + 2))
        .set(which + "CreditCardTypeID", 2 + dice.below(4, place, question + 3));
  }

  private static void billing(Row row, String which, String name, ComposeCustomer.Address address) {
    row.set(which + "BillingName", name)
        .set(which + "BillingAddress", address.street())
        .set(which + "BillingAddress2", "")
        .set(which + "BillingCity", address.town().city())
        .set(which + "BillingState", address.town().state())
        .set(which + "BillingZip", address.town().zip())
        .set(which + "BillingCountry", "US");
  }

  private String masked(int place, int question) {
    return "xxxx" + String.valueOf(10_000 + dice.below(10_000, place, question)).substring(1);
  }
}

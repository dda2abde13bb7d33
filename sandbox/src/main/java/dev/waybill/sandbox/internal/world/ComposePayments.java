package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.ApiDates;
import dev.waybill.sandbox.internal.model.ApiTables;
import dev.waybill.sandbox.internal.model.Row;
import java.util.ArrayList;
import java.util.List;

/** Draws the payments of an order, which add up to its total. */
final class ComposePayments {
  private static final int CARD = 1;
  private static final int[] OTHERS = {2, 7, 9, 17};
  private static final int TWO_FROM = 30_000;
  private static final long SECOND = 1_000_000;

  private final Dice dice;
  private final OrderColumns columns;
  private final ComposeCustomer customers;

  ComposePayments(Dice dice, OrderColumns columns, ComposeCustomer customers) {
    this.dice = dice;
    this.columns = columns;
    this.customers = customers;
  }

  /** Large orders are paid in two parts. */
  static int number(long total) {
    return Math.abs(total) >= TWO_FROM ? 2 : 1;
  }

  List<Row> compose(int place, long total) {
    int number = columns.payments(place);
    List<Row> rows = new ArrayList<>(2);
    long half = total / 2;
    for (int i = 0; i < number; i++) {
      rows.add(row(place, i, number == 1 ? total : i == 0 ? half : total - half));
    }
    return rows;
  }

  private Row row(int place, int number, long amount) {
    int customer = columns.customerId(place) - 1;
    ComposeCustomer.Address address = customers.address(customer, columns.address(place));
    boolean card = !dice.oneOf(6, place, 20 + number);
    Row row =
        new Row(ApiTables.PAYMENTS)
            .set("PaymentID", 2 * place + number + 1)
            .set("CustomerID", customer + 1)
            .set("OrderID", place + 1)
            .set("PaymentTypeID", card ? CARD : OTHERS[dice.below(OTHERS.length, place, 22)])
            .set("PaymentDate", ApiDates.instant(columns.placed(place) + SECOND * number))
            .set("Amount", Money.of(amount))
            .set("CurrencyCode", "USD")
            .set("BillingName", customers.person(customer).full())
            .set("BillingAddress1", address.street())
            .set("BillingAddress2", "")
            .set("BillingCity", address.town().city())
            .set("BillingState", address.town().state())
            .set("BillingZipAddress", address.town().zip())
            .set("BillingCountry", "US")
            .set("Memo", "");
    if (card) {
      row.set("CreditCardNumber", "xxxx" + four(place, 23))
          .set("AuthorizationCode", "A" + four(place, 24) + four(place, 25))
          .set("CreditCardTypeID", 2 + dice.below(4, place, 26));
    }
    return row;
  }

  private String four(int place, int question) {
    return String.valueOf(10_000 + dice.below(10_000, place, question)).substring(1);
  }
}

package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.ApiDates;
import dev.waybill.sandbox.internal.model.ApiTables;
import dev.waybill.sandbox.internal.model.OrderRecord;
import dev.waybill.sandbox.internal.model.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws an order with its lines and payments. All sums are taken from the lines: the total is that
 * of the lines, the tax and the shipping, and what is paid is the total.
 */
final class ComposeOrder {
  private static final Row USUAL = usual();
  private static final int[] TYPES = {1, 2, 2, 2, 2, 3, 4, 9, 11};
  private static final int RETURN = 8;

  private final Dice dice;
  private final OrderColumns columns;
  private final OrderLines lines;
  private final ComposeCustomer customers;
  private final ComposePayments payments;

  ComposeOrder(Dice dice, OrderColumns columns, OrderLines lines, ComposeCustomer customers) {
    this.dice = dice;
    this.columns = columns;
    this.lines = lines;
    this.customers = customers;
    this.payments = new ComposePayments(dice, columns, customers);
  }

  private static Row usual() {
    Row row = new Row(ApiTables.ORDERS);
    BigDecimal none = Money.of(0);
    for (String money :
        List.of(
            "DiscountTotal",
            "DiscountPercent",
            "ShippingTax",
            "FedTaxTotal",
            "FedShippingTax",
            "StateShippingTax",
            "CityShippingTax",
            "CityLocalShippingTax",
            "CountyShippingTax",
            "CountyLocalShippingTax")) {
      row.set(money, none);
    }
    for (int i = 1; i <= 10; i++) {
      row.set("Other" + i + "Total", none).set("Other" + (i + 10), "");
    }
    for (String text :
        List.of(
            "MiddleName",
            "NameSuffix",
            "Company",
            "Address2",
            "Address3",
            "Notes",
            "TrackingNumber1",
            "TrackingNumber2",
            "TrackingNumber3",
            "TrackingNumber4",
            "TrackingNumber5",
            "TaxIntegrationCalculate",
            "TaxIntegrationCommit")) {
      row.set(text, "");
    }
    return row.set("CurrencyCode", "USD")
        .set("PriceTypeID", 1)
        .set("Country", "US")
        .set("SuppressPackSlipPrice", false)
        .set("CreatedBy", "web")
        .set("ModifiedBy", "web");
  }

  int warehouse(int place) {
    return 1 + dice.below(3, original(place), 4);
  }

  private int original(int place) {
    int of = columns.returnOf(place);
    return of == OrderColumns.NO_RETURN ? place : of;
  }

  OrderRecord compose(int place, long modified) {
    List<Row> details = new ArrayList<>(4);
    OrderLines.Sums sums = lines.compose(place, details);
    Row row = USUAL.copy();
    head(row, place, modified);
    receiver(row, place);
    row.set("Total", Money.of(sums.total()))
        .set("SubTotal", Money.of(sums.subTotal()))
        .set("TaxTotal", Money.of(sums.tax()))
        .set("OrderTax", Money.of(sums.tax()))
        .set("StateTaxTotal", Money.of(sums.tax()))
        .set("ShippingTotal", Money.of(sums.shipping()))
        .set("WeightTotal", OrderLines.pounds(sums.ounces()))
        .set("BusinessVolumeTotal", Money.of(sums.volume()))
        .set("CommissionableVolumeTotal", Money.of(sums.commissionable()));
    return new OrderRecord(row, details, payments.compose(place, sums.total()));
  }

  private void head(Row row, int place, long modified) {
    int returned = columns.returnOf(place);
    boolean isReturn = returned != OrderColumns.NO_RETURN;
    Instant placed = ApiDates.instant(columns.placed(place));
    row.set("OrderID", place + 1)
        .set("CustomerID", columns.customerId(place))
        .set("OrderStatusID", columns.status(place))
        .set("OrderDate", placed)
        .set("WarehouseID", warehouse(place))
        .set("ShipMethodID", 1 + dice.below(4, place, 5))
        .set("OrderTypeID", isReturn ? RETURN : TYPES[dice.below(TYPES.length, place, 6)])
        .set("IsCommissionable", !isReturn)
        .set("ReturnOrderID", isReturn ? returned + 1 : null)
        .set("IsRMA", isReturn)
        .set("ShippedDate", shipped(place))
        .set("CreatedDate", placed)
        .set("ModifiedDate", ApiDates.instant(modified));
    if (columns.shipped(place) != 0 && !isReturn) {
      row.set("TrackingNumber1", tracking(place));
    }
  }

  private @Nullable Instant shipped(int place) {
    long at = columns.shipped(place);
    return at == 0 ? null : ApiDates.instant(at);
  }

  private String tracking(int place) {
    long number = Math.floorMod(dice.draw(place, 7), 10_000_000_000L) + 10_000_000_000L;
    return "1Z999AA1" + String.valueOf(number).substring(1);
  }

  private void receiver(Row row, int place) {
    int customer = columns.customerId(place) - 1;
    ComposeCustomer.Person person = customers.person(customer);
    ComposeCustomer.Address address = customers.address(customer, columns.address(place));
    row.set("FirstName", person.first())
        .set("LastName", person.last())
        .set("Address1", address.street())
        .set("City", address.town().city())
        .set("State", address.town().state())
        .set("Zip", address.town().zip())
        .set("County", address.town().county())
        .set("Email", customers.email(person, customer + 1))
        .set("Phone", customers.phone(customer));
  }
}

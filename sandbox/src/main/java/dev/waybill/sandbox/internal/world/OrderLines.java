package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.ApiTables;
import dev.waybill.sandbox.internal.model.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Draws the lines of an order and adds them up. Those of a return are those returned, negative. */
final class OrderLines {
  private static final int FIRST = 100;
  private static final int TAX_PER_TEN_THOUSAND = 725;
  private static final int FREE_SHIPPING_FROM = 20_000;
  private static final Row USUAL = usual();

  /** Amounts in cents, and the weight in ounces. */
  record Sums(long subTotal, long tax, long shipping, long ounces, long volume) {
    static final Sums NONE = new Sums(0, 0, 0, 0, 0);

    long total() {
      return subTotal + tax + shipping;
    }

    long commissionable() {
      return volume * 4 / 5;
    }

    Sums plus(Line line) {
      return new Sums(
          subTotal + line.price(),
          tax + line.tax(),
          shipping,
          ounces + line.ounces(),
          volume + line.volume());
    }

    Sums shippedFor(long cents) {
      return new Sums(subTotal, tax, cents, ounces, volume);
    }
  }

  /** So many of one product; a negative number comes back. */
  record Line(Product product, int quantity) {
    long price() {
      return (long) quantity * product.cents();
    }

    long tax() {
      return Math.round(price() * TAX_PER_TEN_THOUSAND / 10_000.0);
    }

    long ounces() {
      return (long) quantity * product.ounces();
    }

    long volume() {
      return (long) quantity * product.volume();
    }
  }

  private final Dice dice;
  private final OrderColumns columns;
  private final int fixed;

  /**
   * @param fixed the number of lines of each order; 0 for one to five
   */
  OrderLines(Dice dice, OrderColumns columns, int fixed) {
    this.dice = dice;
    this.columns = columns;
    this.fixed = fixed;
  }

  private static Row usual() {
    Row row = new Row(ApiTables.DETAILS);
    BigDecimal none = Money.of(0);
    for (int i = 1; i <= 10; i++) {
      row.set("Other" + i, none).set("Other" + i + "Each", none);
    }
    for (String money :
        List.of("FedTax", "CityTax", "CityLocalTax", "CountyTax", "CountyLocalTax", "ManualTax")) {
      row.set(money, none);
    }
    return row.set("IsStateTaxOverride", false).set("Reference1", "");
  }

  /** Whether every order keeps the same number of them. */
  boolean areFixed() {
    return fixed > 0;
  }

  /** How many lines a new order has. */
  int draw(int place) {
    return areFixed() ? fixed : 1 + dice.below(5, place, 8);
  }

  /** What all of it comes to. */
  Sums sums(int place) {
    int from = columns.returnOf(place);
    boolean back = from != OrderColumns.NO_RETURN;
    Sums sums = Sums.NONE;
    for (int i = 0; i < columns.lines(place); i++) {
      sums = sums.plus(line(back ? from : place, i, back));
    }
    return sums.shippedFor(back ? 0 : shipping(place, sums.subTotal()));
  }

  private long shipping(int place, long subTotal) {
    return subTotal >= FREE_SHIPPING_FROM ? 0 : dice.oneOf(3, place, 9) ? 1_250 : 795;
  }

  /** Adds the rows to the list. */
  Sums compose(int place, List<Row> into) {
    int from = columns.returnOf(place);
    boolean back = from != OrderColumns.NO_RETURN;
    for (int i = 0; i < columns.lines(place); i++) {
      into.add(row(place, i, line(back ? from : place, i, back)));
    }
    return sums(place);
  }

  private Line line(int place, int number, boolean back) {
    int quantity = 1 + dice.below(3, place, FIRST + 2 * number);
    return new Line(
        dice.pick(Product.ALL, place, FIRST + 2 * number + 1), back ? -quantity : quantity);
  }

  static BigDecimal pounds(long ounces) {
    return BigDecimal.valueOf(ounces).divide(BigDecimal.valueOf(16), 4, RoundingMode.HALF_UP);
  }

  private static Row row(int place, int number, Line line) {
    Product product = line.product();
    BigDecimal price = Money.of(product.cents());
    BigDecimal volume = Money.of(product.volume());
    BigDecimal commissionable = Money.of(product.volume() * 4L / 5);
    return USUAL
        .copy()
        .set("OrderID", place + 1)
        .set("OrderLine", number + 1)
        .set("ItemCode", product.code())
        .set("ItemDescription", product.name())
        .set("Quantity", BigDecimal.valueOf(line.quantity()))
        .set("PriceEach", price)
        .set("PriceTotal", Money.of(line.price()))
        .set("Tax", Money.of(line.tax()))
        .set("StateTax", Money.of(line.tax()))
        .set("WeightEach", pounds(product.ounces()))
        .set("Weight", pounds(line.ounces()))
        .set("BusinessVolumeEach", volume)
        .set("BusinessVolume", Money.of(line.volume()))
        .set("CommissionableVolumeEach", commissionable)
        .set("CommissionableVolume", commissionable.multiply(BigDecimal.valueOf(line.quantity())))
        .set("OriginalTaxableEach", price)
        .set("OriginalBusinessVolumeEach", volume)
        .set("OriginalCommissionableVolumeEach", commissionable)
        .set("Taxable", Money.of(line.price()));
  }
}

package dev.waybill.app.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An order with its lines; all sums are taken from them.
 *
 * @param status of the lookup table OrderStatuses
 * @param shipped when it left the house; null while it has not
 */
record Order(
    int id,
    Customer customer,
    LocalDateTime placed,
    int status,
    @Nullable LocalDateTime shipped,
    BigDecimal shipping,
    List<Line> lines) {
  static final int CANCELED = 4;
  static final int ACCEPTED = 7;
  static final int PRINTED = 8;
  static final int SHIPPED = 9;

  private static final BigDecimal TAX = new BigDecimal("0.0725");

  /** So many of one product. */
  record Line(int number, Names.Product product, int quantity) {
    BigDecimal price() {
      return product.price().multiply(BigDecimal.valueOf(quantity));
    }

    BigDecimal tax() {
      return price().multiply(TAX).setScale(2, RoundingMode.HALF_UP);
    }

    BigDecimal weight() {
      return product.weight().multiply(BigDecimal.valueOf(quantity));
    }
  }

  BigDecimal subTotal() {
    return sum(Line::price);
  }

  BigDecimal tax() {
    return sum(Line::tax);
  }

  BigDecimal weight() {
    return sum(Line::weight);
  }

  BigDecimal total() {
    return subTotal().add(tax()).add(shipping);
  }

  LocalDateTime modified() {
    return shipped == null ? placed : shipped;
  }

  /** Large orders are paid in two instalments, which add up to the total. */
  List<BigDecimal> payments() {
    BigDecimal total = total();
    if (total.compareTo(BigDecimal.valueOf(300)) < 0) {
      return List.of(total);
    }
    BigDecimal half = total.divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN);
    return List.of(half, total.subtract(half));
  }

  private BigDecimal sum(Function<Line, BigDecimal> part) {
    return lines.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}

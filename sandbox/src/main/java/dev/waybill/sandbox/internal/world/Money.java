package dev.waybill.sandbox.internal.world;

import java.math.BigDecimal;

/** Amounts are counted in cents. */
final class Money {
  private static final BigDecimal NONE = BigDecimal.valueOf(0, 2);

  private Money() {}

  static BigDecimal of(long cents) {
    return cents == 0 ? NONE : BigDecimal.valueOf(cents, 2);
  }
}

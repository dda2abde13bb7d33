package dev.waybill.sandbox.internal.world;

import java.util.List;

/** The statuses that an order goes through, and how long it stays in each. */
final class OrderPath {
  private static final List<Integer> USUAL =
      List.of(
          OrderStatus.CARD_PENDING, OrderStatus.ACCEPTED, OrderStatus.PRINTED, OrderStatus.SHIPPED);
  private static final List<Integer> CANCELED =
      List.of(OrderStatus.CARD_PENDING, OrderStatus.CANCELED);
  private static final List<Integer> DECLINED_ONCE =
      List.of(
          OrderStatus.CARD_PENDING,
          OrderStatus.CARD_DECLINED,
          OrderStatus.ACCEPTED,
          OrderStatus.PRINTED,
          OrderStatus.SHIPPED);

  /** While it is pending its buyer thinks better of a line. */
  private static final List<Integer> EDITED =
      List.of(
          OrderStatus.CARD_PENDING,
          OrderStatus.PENDING,
          OrderStatus.ACCEPTED,
          OrderStatus.PRINTED,
          OrderStatus.SHIPPED);

  private final Dice dice;

  OrderPath(Dice dice) {
    this.dice = dice;
  }

  List<Integer> of(int place) {
    int chance = dice.below(60, place, 30);
    return chance < 2 ? CANCELED : chance < 4 ? DECLINED_ONCE : chance < 9 ? EDITED : USUAL;
  }

  /**
   * How long it stays in the status before the given step.
   *
   * @param lifetime of the whole way, on average, in microseconds, as is the result
   */
  long delay(int place, int step, long lifetime) {
    int steps = of(place).size() - 1;
    return Math.round(lifetime * (0.5 + dice.share(place, 40 + step)) / steps / 1_000) * 1_000;
  }
}

package dev.waybill.sandbox.internal.world;

/** Places generated orders and takes them to their next status, with what goes with it. */
final class AdvanceOrder {
  private static final int RETURNS = 40;
  private static final int RETURNED_WITHIN = 500;

  private final Dice dice;
  private final GeneratedOrders orders;
  private final GeneratedCustomers customers;

  AdvanceOrder(Dice dice, GeneratedOrders orders, GeneratedCustomers customers) {
    this.dice = dice;
    this.orders = orders;
    this.customers = customers;
  }

  /**
   * Places an order, or the return of an earlier one that has shipped.
   *
   * @param buyer the place of its customer
   * @return its place
   */
  int place(long date, int buyer) {
    OrderColumns columns = orders.columns();
    int place = columns.size();
    int original = original(place, date);
    if (original == OrderColumns.NO_RETURN) {
      columns.append(date, buyer + 1);
      columns.address(place, customers.columns().moves(buyer));
      columns.status(place, OrderStatus.CARD_PENDING);
      columns.lines(place, orders.lines().draw(place));
    } else {
      columns.append(date, columns.customerId(original));
      columns.returns(place, original);
      columns.address(place, columns.address(original));
      columns.lines(place, columns.lines(original));
      columns.payments(place, columns.payments(original));
      columns.status(place, OrderStatus.SHIPPED);
      columns.ship(place, date);
    }
    return place;
  }

  /** The buyer had not moved yet. */
  void toFirstAddress(int place) {
    if (!isReturn(place)) {
      orders.columns().address(place, 0);
    }
  }

  boolean isReturn(int place) {
    return orders.columns().returnOf(place) != OrderColumns.NO_RETURN;
  }

  private int original(int place, long date) {
    OrderColumns columns = orders.columns();
    if (place == 0 || !dice.oneOf(RETURNS, place, 50)) {
      return OrderColumns.NO_RETURN;
    }
    int of = place - 1 - dice.below(Math.min(place, RETURNED_WITHIN), place, 51);
    boolean shipped =
        columns.status(of) == OrderStatus.SHIPPED
            && columns.shipped(of) != 0
            && columns.shipped(of) <= date;
    return shipped && !isReturn(of) ? of : OrderColumns.NO_RETURN;
  }

  /** Gives it the status. */
  void step(int place, int status, long date) {
    OrderColumns columns = orders.columns();
    columns.status(place, status);
    switch (status) {
      case OrderStatus.PENDING -> {
        if (!orders.lines().areFixed()) {
          orders.dropLine(place);
        }
      }
      case OrderStatus.ACCEPTED ->
          columns.payments(place, ComposePayments.number(orders.lines().sums(place).total()));
      case OrderStatus.SHIPPED -> columns.ship(place, date);
      default -> {}
    }
  }
}

package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.OrderRecord;

/** Orders drawn by seed. */
final class GeneratedOrders implements OrderSource {
  private final OrderColumns columns = new OrderColumns();
  private final OrderLines lines;
  private final ComposeOrder orders;

  GeneratedOrders(Dice dice, int linesOfEach, ComposeCustomer customers) {
    this.lines = new OrderLines(dice, columns, linesOfEach);
    this.orders = new ComposeOrder(dice, columns, lines, customers);
  }

  OrderColumns columns() {
    return columns;
  }

  OrderLines lines() {
    return lines;
  }

  @Override
  public OrderRecord compose(int place, long modified) {
    return orders.compose(place, modified);
  }

  @Override
  public long created(int place) {
    return columns.placed(place);
  }

  @Override
  public long placed(int place) {
    return columns.placed(place);
  }

  @Override
  public int customerId(int place) {
    return columns.customerId(place);
  }

  @Override
  public int status(int place) {
    return columns.status(place);
  }

  @Override
  public int warehouse(int place) {
    return orders.warehouse(place);
  }

  @Override
  public void status(int place, int to) {
    columns.status(place, to);
  }

  @Override
  public void ship(int place, long at) {
    columns.ship(place, at);
  }

  @Override
  public void dropLine(int place) {
    if (columns.lines(place) > 1) {
      columns.lines(place, columns.lines(place) - 1);
    }
  }
}

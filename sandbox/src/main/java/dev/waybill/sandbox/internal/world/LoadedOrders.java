package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.ApiDates;
import dev.waybill.sandbox.internal.model.OrderRecord;
import dev.waybill.sandbox.internal.model.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Orders as they were read. */
final class LoadedOrders implements OrderSource {
  private final List<OrderRecord> records = new ArrayList<>();

  void add(OrderRecord record) {
    records.add(record);
  }

  private Row row(int place) {
    return records.get(place).order();
  }

  static long date(Row row, String column) {
    return row.value(column) instanceof Instant at ? ApiDates.micros(at) : 0;
  }

  @Override
  public OrderRecord compose(int place, long modified) {
    OrderRecord record = records.get(place);
    Row order = record.order().copy();
    if (date(order, "ModifiedDate") != modified) {
      order.set("ModifiedDate", ApiDates.instant(modified));
    }
    return new OrderRecord(order, record.details(), record.payments());
  }

  @Override
  public long created(int place) {
    return date(row(place), "CreatedDate");
  }

  @Override
  public long placed(int place) {
    return date(row(place), "OrderDate");
  }

  @Override
  public int customerId(int place) {
    return row(place).number("CustomerID");
  }

  @Override
  public int status(int place) {
    return row(place).number("OrderStatusID");
  }

  @Override
  public int warehouse(int place) {
    return row(place).number("WarehouseID");
  }

  @Override
  public void status(int place, int to) {
    row(place).set("OrderStatusID", to);
  }

  @Override
  public void ship(int place, long at) {
    row(place).set("ShippedDate", at == 0 ? null : ApiDates.instant(at));
  }

  @Override
  public void dropLine(int place) {
    OrderRecord record = records.get(place);
    int lines = record.details().size();
    if (lines > 1) {
      records.set(
          place,
          new OrderRecord(
              record.order(), record.details().subList(0, lines - 1), record.payments()));
    }
  }
}

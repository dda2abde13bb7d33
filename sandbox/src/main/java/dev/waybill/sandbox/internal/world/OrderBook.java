package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.ApiDates;
import dev.waybill.sandbox.internal.model.OrderRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All orders, by id and by the date of their last change. Not thread-safe. */
public final class OrderBook {
  private static final String STATUS = "OrderStatusID";
  private static final String SHIPPED = "ShippedDate";
  private static final String TRACKING = "TrackingNumber1";

  private final ModifiedIndex index = new ModifiedIndex();
  private final Patches patches = new Patches();
  private final OrderSource source;

  OrderBook(OrderSource source) {
    this.source = source;
  }

  ModifiedIndex index() {
    return index;
  }

  /** Adds the next one, of which the source knows already. */
  int append(long modified) {
    return index.append(index.nextId(), modified);
  }

  int append(int id, long modified) {
    return index.append(id, modified);
  }

  void touch(int place, long date) {
    index.set(place, date);
  }

  /**
   * Changes columns. Status and shipping go on to live; the others stay as they are set.
   *
   * @param date of the change, in microseconds
   */
  void patch(int place, Map<String, ? extends @Nullable Object> values, long date) {
    Map<String, @Nullable Object> others = new HashMap<>(values);
    // Else one that is drawn would appear with the date of shipping.
    others.putIfAbsent(TRACKING, compose(place).order().value(TRACKING));
    if (others.remove(STATUS) instanceof Integer status) {
      source.status(place, status);
    }
    if (others.containsKey(SHIPPED)) {
      Object shipped = others.remove(SHIPPED);
      source.ship(place, shipped instanceof Instant at ? ApiDates.micros(at) : 0);
    }
    patches.put(place, others);
    touch(place, date);
  }

  void heal(int place, String column, long date) {
    patches.remove(place, column);
    touch(place, date);
  }

  void dropLine(int place, long date) {
    source.dropLine(place);
    touch(place, date);
  }

  OrderRecord compose(int place) {
    OrderRecord record = source.compose(place, index.modified(place));
    patches.over(place, record.order());
    return record;
  }

  public long created(int place) {
    return source.created(place);
  }

  public long placed(int place) {
    return source.placed(place);
  }

  public int customerId(int place) {
    return source.customerId(place);
  }

  public int status(int place) {
    return source.status(place);
  }

  public int warehouse(int place) {
    return source.warehouse(place);
  }
}

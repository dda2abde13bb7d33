package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.Source;
import dev.waybill.sandbox.internal.model.OrderRecord;
import dev.waybill.sandbox.internal.model.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All there is, by what one can ask of it and do to it. Thread-safe: each call sees and leaves the
 * world at one moment.
 */
public final class World {
  private static final String TOO_LONG = "x".repeat(600);

  private final WorldTime time;
  private final CustomerBook customers;
  private final OrderBook orders;
  private final @Nullable Life life;
  private int changes;

  private World(WorldTime time, CustomerBook customers, OrderBook orders, @Nullable Life life) {
    this.time = time;
    this.customers = customers;
    this.orders = orders;
    this.life = life;
  }

  /**
   * A world drawn by seed.
   *
   * @param late asked for each order that is placed: how long until it is published
   */
  public static World generated(Source.Generated source, Clock clock, Supplier<Duration> late) {
    Dice dice = new Dice(source.seed());
    WorldTime time = new WorldTime(clock, source.population().ordersPerMinute() == 0);
    GeneratedWorld world = GeneratedWorld.of(dice, source.population());
    Life life = new Life(dice, time, source.population(), world, late);
    return new World(time, world.customers(), world.orders(), life);
  }

  /**
   * A world read from files.
   *
   * @throws dev.waybill.WaybillException {@code REFUSED} with the file and line that is wrong
   */
  public static World loaded(Path folder, Clock clock) {
    LoadFolder loaded = LoadFolder.load(folder);
    return new World(new WorldTime(clock, true), loaded.customerBook(), loaded.orderBook(), null);
  }

  private void live() {
    if (life != null) {
      life.live();
    }
  }

  public synchronized int customerCount() {
    live();
    return customers.index().size();
  }

  public synchronized int orderCount() {
    live();
    return orders.index().size();
  }

  /** A page of customers, ascending by id. */
  public synchronized List<Row> customers(PageOf page, CustomerTest wanted) {
    live();
    return Walk.page(customers.index(), page, place -> wanted.wants(customers, place)).stream()
        .map(customers::compose)
        .toList();
  }

  /** A page of orders, ascending by id. */
  public synchronized List<OrderRecord> orders(PageOf page, OrderTest wanted) {
    live();
    return Walk.page(orders.index(), page, place -> wanted.wants(orders, place)).stream()
        .map(orders::compose)
        .toList();
  }

  public synchronized Optional<Row> customer(int id) {
    live();
    int place = customers.index().find(id);
    return place == ModifiedIndex.NONE ? Optional.empty() : Optional.of(customers.compose(place));
  }

  /** The site of a customer who has one. */
  public synchronized Optional<Row> site(int customerId) {
    live();
    int place = customers.index().find(customerId);
    return place == ModifiedIndex.NONE ? Optional.empty() : customers.site(place);
  }

  /** The account of a customer who has one. */
  public synchronized Optional<Row> account(int customerId) {
    live();
    int place = customers.index().find(customerId);
    return place == ModifiedIndex.NONE ? Optional.empty() : customers.account(place);
  }

  /**
   * Changes orders, all of them or, where one is not there, none.
   *
   * @return ids that are not there
   */
  public synchronized List<Integer> writeBack(List<OrderChange> orderChanges) {
    live();
    List<Integer> unknown = new ArrayList<>();
    for (OrderChange change : orderChanges) {
      if (orders.index().find(change.orderId()) == ModifiedIndex.NONE) {
        unknown.add(change.orderId());
      }
    }
    if (unknown.isEmpty()) {
      for (OrderChange change : orderChanges) {
        orders.patch(orders.index().find(change.orderId()), change.values(), time.date());
      }
    }
    return unknown;
  }

  public synchronized void pause() {
    live();
    time.pause();
  }

  public synchronized void resume() {
    time.resume();
  }

  public synchronized void advance(Duration duration) {
    time.advance(duration);
    live();
  }

  /** Changes the notes of an order. */
  public synchronized void changeOrder(int id) {
    orders.patch(orderPlace(id), Map.of("Notes", "Changed " + ++changes), time.date());
  }

  /** Changes the first line of a customer's address. */
  public synchronized void changeCustomer(int id) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("MainAddress1", ++changes + " Changed St");
    customers.patch(customerPlace(id), values, time.date());
  }

  public synchronized void dropLine(int id) {
    orders.dropLine(orderPlace(id), time.date());
  }

  /** Gives an order a text that its column does not hold, until {@link #heal}. */
  public synchronized void spoil(int id) {
    orders.patch(orderPlace(id), Map.of("City", TOO_LONG), time.date());
  }

  public synchronized void heal(int id) {
    orders.heal(orderPlace(id), "City", time.date());
  }

  /**
   * Places an order that is dated a while ago.
   *
   * @return its id, or none in a world that is not generated
   */
  public synchronized OptionalInt place(Duration ago) {
    live();
    if (life == null) {
      return OptionalInt.empty();
    }
    int place = life.place(time.lived(), time.date() - ago.toMillis() * 1_000);
    return OptionalInt.of(orders.index().id(place));
  }

  private int orderPlace(int id) {
    live();
    return there(orders.index().find(id), "order", id);
  }

  private int customerPlace(int id) {
    live();
    return there(customers.index().find(id), "customer", id);
  }

  private static int there(int place, String what, int id) {
    if (place == ModifiedIndex.NONE) {
      throw new IllegalArgumentException("no " + what + " " + id);
    }
    return place;
  }

  /** Nodes of the indexes looked at so far, for tests that count work. */
  synchronized long steps() {
    return orders.index().steps() + customers.index().steps();
  }
}

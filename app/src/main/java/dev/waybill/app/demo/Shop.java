package dev.waybill.app.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A growing shop's history up to a given moment, the same for the same seed. Not thread-safe.
 *
 * <p>It opened in March 2016, so that the vendor's date, 1/1/2017, leaves some of it out, and was
 * busy in the last 24 hours.
 */
final class Shop {
  static final int CUSTOMERS = 1_200;
  static final int ORDERS = 3_000;

  private static final LocalDateTime OPENED = LocalDateTime.of(2016, 3, 1, 9, 0);
  private static final int PLACED_TODAY = 12;
  private static final int SHIPPED_TODAY = 6;
  private static final double GROWTH = 0.6;

  private final Random random;
  private final LocalDateTime now;
  private final List<Customer> customers = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();

  Shop(long seed, LocalDateTime now) {
    this.random = new Random(seed);
    this.now = now.withNano(0);
    for (int i = 0; i < CUSTOMERS; i++) {
      customers.add(customer(i + 1, momentOf(i, CUSTOMERS)));
    }
    int before = ORDERS - PLACED_TODAY;
    for (int i = 0; i < before; i++) {
      orders.add(old(i + 1, momentOf(i, before)));
    }
    for (int i = 0; i < PLACED_TODAY; i++) {
      orders.add(today(before + i + 1, Duration.ofMinutes(100L * (PLACED_TODAY - i))));
    }
  }

  List<Customer> customers() {
    return List.copyOf(customers);
  }

  List<Order> orders() {
    return List.copyOf(orders);
  }

  /** An order placed at this moment. */
  Order next(LocalDateTime at) {
    Order order = order(orders.size() + 1, at, Order.ACCEPTED, null);
    orders.add(order);
    return order;
  }

  /** When the n-th of so many came, closer to each other towards the end; a day and more ago. */
  private LocalDateTime momentOf(int n, int of) {
    Duration history = Duration.between(OPENED, now.minusHours(30));
    double share = Math.pow((double) n / of, GROWTH);
    return OPENED.plusSeconds((long) (history.toSeconds() * share));
  }

  private Customer customer(int id, LocalDateTime joined) {
    boolean newHere = id > CUSTOMERS - 4;
    LocalDateTime at = newHere ? now.minusHours(3L + (CUSTOMERS - id)) : joined;
    return new Customer(
        id,
        pick(Names.FIRST),
        pick(Names.LAST),
        (100 + random.nextInt(9_800)) + " " + pick(Names.STREETS),
        pick(Names.TOWNS),
        at,
        at);
  }

  private Order old(int id, LocalDateTime placed) {
    boolean shipsToday = id > ORDERS - PLACED_TODAY - SHIPPED_TODAY;
    if (shipsToday) {
      return order(id, placed, Order.SHIPPED, now.minusHours(2L + id % 20));
    }
    if (random.nextInt(30) == 0) {
      return order(id, placed, Order.CANCELED, null);
    }
    LocalDateTime shipped = placed.plusHours(20 + random.nextInt(60));
    boolean recent = shipped.isAfter(now.minusHours(26));
    return recent
        ? order(id, placed, Order.PRINTED, null)
        : order(id, placed, Order.SHIPPED, shipped);
  }

  private Order today(int id, Duration ago) {
    return order(id, now.minus(ago), Order.ACCEPTED, null);
  }

  private Order order(int id, LocalDateTime placed, int status, @Nullable LocalDateTime shipped) {
    List<Order.Line> lines = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      lines.add(new Order.Line(i + 1, pick(Names.PRODUCTS), 1 + random.nextInt(3)));
    }
    BigDecimal shipping = new BigDecimal(random.nextBoolean() ? "7.95" : "12.50");
    return new Order(id, buyer(placed), placed, status, shipped, shipping, lines);
  }

  /** Somebody who was a customer by then. */
  private Customer buyer(LocalDateTime placed) {
    int known = 1;
    while (known < customers.size() && customers.get(known).joined().isBefore(placed)) {
      known++;
    }
    return customers.get(random.nextInt(known));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}

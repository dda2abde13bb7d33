package dev.waybill.sandbox;

import java.time.Duration;

/**
 * How much there is at the start, and how fast more comes.
 *
 * @param customers that there are at the start, with ids from 1
 * @param orders placed in the past, with ids from 1; nine of ten lie years to a week back, the rest
 *     in the last week
 * @param lines of each order; 0 for one to five, by chance
 * @param ordersPerMinute placed from now on; at 0 the world stands still, as if paused
 * @param lifetime from placing a new order until it ships, on average
 */
public record Population(
    int customers, int orders, int lines, double ordersPerMinute, Duration lifetime) {
  /** A shop large enough to look around in, where something happens every few seconds. */
  public static final Population DEFAULT =
      new Population(1_200, 3_000, 0, 6, Duration.ofMinutes(2));

  public Population {
    if (customers < 1 || orders < 0 || lines < 0 || lines > 20) {
      throw new IllegalArgumentException("at least one customer, no negative numbers, 20 lines");
    }
    if (!(ordersPerMinute >= 0 && ordersPerMinute <= 600_000) || lifetime.toMillis() < 1) {
      throw new IllegalArgumentException("from 0 to 600,000 orders a minute, a lifetime above 0");
    }
  }

  public Population withCustomers(int number) {
    return new Population(number, orders, lines, ordersPerMinute, lifetime);
  }

  public Population withOrders(int number) {
    return new Population(customers, number, lines, ordersPerMinute, lifetime);
  }

  public Population withLines(int number) {
    return new Population(customers, orders, number, ordersPerMinute, lifetime);
  }

  public Population withOrdersPerMinute(double number) {
    return new Population(customers, orders, lines, number, lifetime);
  }

  public Population withLifetime(Duration duration) {
    return new Population(customers, orders, lines, ordersPerMinute, duration);
  }

  /** A world in which nothing happens by itself. */
  public Population still() {
    return withOrdersPerMinute(0);
  }
}

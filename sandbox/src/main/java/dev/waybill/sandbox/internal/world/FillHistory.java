package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.Population;
import dev.waybill.sandbox.internal.model.ApiDates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Queue;

/**
 * Makes the past of a generated world: a shop that opened in March 2016, grew, and was busy in its
 * last week. What has not shipped yet goes on as it began, within days.
 */
final class FillHistory {
  private static final Instant OPENED =
      LocalDateTime.of(2016, 3, 1, 9, 0).atZone(ApiDates.ZONE).toInstant();
  private static final long LIFETIME = micros(Duration.ofHours(36));
  private static final long WEEK = micros(Duration.ofDays(7));
  private static final long HOUR = micros(Duration.ofHours(1));
  private static final double GROWTH = 0.6;

  private final Dice dice;
  private final Population population;
  private final CustomerBook customers;
  private final OrderBook orders;
  private final AdvanceOrder advance;

  FillHistory(
      Dice dice,
      Population population,
      CustomerBook customers,
      OrderBook orders,
      AdvanceOrder advance) {
    this.dice = dice;
    this.population = population;
    this.customers = customers;
    this.orders = orders;
    this.advance = advance;
  }

  private static long micros(Duration duration) {
    return duration.toMillis() * 1_000;
  }

  /**
   * Fills both books up to the start.
   *
   * @param start in microseconds
   * @param queue takes what is still to come, in microseconds after the start
   */
  void fill(long start, GeneratedCustomers people, OrderPath path, Queue<Happening> queue) {
    long opened = Math.min(ApiDates.micros(OPENED), start - 52 * WEEK);
    for (int i = 0; i < population.customers(); i++) {
      long created = between(opened, start - HOUR, i, population.customers());
      people.columns().append(created);
      customers.append(lastMove(i, created, start, people));
    }
    int known = 1;
    for (int i = 0; i < population.orders(); i++) {
      long placed = placed(i, opened, start);
      while (known < population.customers() && people.columns().created(known) <= placed) {
        known++;
      }
      order(placed, dice.below(known, i, 60), new Future(start, path, queue));
    }
  }

  /** What comes after the start. */
  private record Future(long start, OrderPath path, Queue<Happening> queue) {}

  private void order(long placed, int buyer, Future future) {
    int place = advance.place(placed, buyer);
    if (customers.modified(buyer) > placed) {
      advance.toFirstAddress(place);
    }
    long modified = placed;
    List<Integer> steps = future.path().of(place);
    for (int step = 1; step < steps.size() && !advance.isReturn(place); step++) {
      long at = modified + future.path().delay(place, step, LIFETIME);
      if (at > future.start()) {
        future.queue().add(new Happening(at - future.start(), place, step, 0));
        break;
      }
      advance.step(place, steps.get(step), at);
      modified = at;
    }
    orders.append(modified);
  }

  /** Nine tenths over the years, more and more of them, and one tenth in the last week. */
  private long placed(int number, long opened, long start) {
    int before = population.orders() - population.orders() / 10;
    if (number < before) {
      return between(opened, start - WEEK, number, before);
    }
    int last = population.orders() - before;
    return whole(start - WEEK + (long) ((double) WEEK * (number - before) / last));
  }

  private static long between(long from, long until, int number, int of) {
    double share = Math.pow((double) number / of, GROWTH);
    return whole(from + (long) ((until - from) * share));
  }

  /** Three in ten have moved since they came. */
  private long lastMove(int place, long created, long start, GeneratedCustomers people) {
    if (dice.below(10, place, 61) >= 3) {
      return created;
    }
    people.move(place);
    return whole(created + (long) ((start - HOUR - created) * dice.share(place, 62)));
  }

  private static long whole(long micros) {
    return micros - Math.floorMod(micros, 1_000L);
  }
}

package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.Population;
import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * What happens by itself in a generated world: orders are placed and go their way, customers come,
 * move and change their sites and accounts. It happens when somebody looks, with the date at which
 * it was due, so that who looks at a moment has seen all that is dated before. Not thread-safe.
 */
final class Life {
  private static final int JOINS = 10;
  private static final int MOVES = 8;
  private static final int CHANGES_SITE = 15;
  private static final int CHANGES_ACCOUNT = 15;
  private static final double MICROS_PER_MINUTE = 60_000_000;

  private final PriorityQueue<Happening> queue = new PriorityQueue<>();
  private final Dice dice;
  private final WorldTime time;
  private final GeneratedWorld world;
  private final Supplier<Duration> late;
  private final OrderPath path;
  private final long lifetime;
  private final double interval;
  private long nextOrder;

  /**
   * @param late asked for each order that is placed: how long until it is published; zero for at
   *     once
   */
  Life(
      Dice dice,
      WorldTime time,
      Population population,
      GeneratedWorld world,
      Supplier<Duration> late) {
    this.dice = dice;
    this.time = time;
    this.world = world;
    this.late = late;
    this.path = new OrderPath(dice);
    this.lifetime = population.lifetime().toMillis() * 1_000;
    double rate = population.ordersPerMinute();
    this.interval = rate == 0 ? 0 : MICROS_PER_MINUTE / rate;
    this.nextOrder = rate == 0 ? Long.MAX_VALUE : Math.round(interval);
    new FillHistory(dice, population, world.customers(), world.orders(), world.advance())
        .fill(time.date(), world.people(), path, queue);
  }

  /** Lets everything happen that is due. */
  void live() {
    long until = time.lived();
    while (true) {
      Happening first = queue.peek();
      long order = wholeMillisecond(nextOrder);
      if (first != null && first.at() <= Math.min(until, order)) {
        happen(queue.remove());
      } else if (order <= until) {
        place(order, time.dateOf(order));
        nextOrder +=
            Math.max(
                1, Math.round(interval * (0.5 + dice.share(world.orders().index().size(), 70))));
      } else {
        return;
      }
    }
  }

  /** The next one: what is dated before it was due could be missed by who looked in between. */
  private static long wholeMillisecond(long micros) {
    return micros == Long.MAX_VALUE ? micros : (micros + 999) / 1_000 * 1_000;
  }

  private void happen(Happening due) {
    OrderBook orders = world.orders();
    if (due.step() == Happening.PUBLISH) {
      orders.touch(due.place(), due.date());
      schedule(due.place(), 1, due.at());
      return;
    }
    List<Integer> steps = path.of(due.place());
    if (orders.status(due.place()) != steps.get(due.step() - 1)) {
      // Somebody else has taken it over.
      return;
    }
    long date = time.dateOf(due.at());
    world.advance().step(due.place(), steps.get(due.step()), date);
    orders.touch(due.place(), date);
    schedule(due.place(), due.step() + 1, due.at());
  }

  private void schedule(int place, int step, long from) {
    if (step < path.of(place).size() && !world.advance().isReturn(place)) {
      queue.add(new Happening(from + path.delay(place, step, lifetime), place, step, 0));
    }
  }

  /**
   * Places an order.
   *
   * @param at in microseconds of the world's life
   * @param date that it gets, be it one of the past
   * @return its place
   */
  int place(long at, long date) {
    int next = world.orders().index().size();
    int place = world.advance().place(date, buyer(next, time.dateOf(at)));
    Duration delay = late.get();
    if (delay.isZero()) {
      world.orders().append(date);
      schedule(place, 1, at);
    } else {
      world.orders().append(ModifiedIndex.HIDDEN);
      long published = at + delay.toMillis() * 1_000;
      queue.add(new Happening(published, place, Happening.PUBLISH, date));
    }
    customersChange(place, time.dateOf(at));
    return place;
  }

  private int buyer(int order, long date) {
    if (!dice.oneOf(JOINS, order, 71)) {
      return dice.below(world.customers().index().size(), order, 72);
    }
    world.people().columns().append(date);
    return world.customers().append(date);
  }

  private void customersChange(int order, long date) {
    CustomerBook customers = world.customers();
    int known = customers.index().size();
    if (dice.oneOf(MOVES, order, 73)) {
      customers.move(dice.below(known, order, 74), date);
    }
    if (dice.oneOf(CHANGES_SITE, order, 75)) {
      int place = dice.below(known, order, 76);
      world.people().columns().changeSite(place);
      customers.touch(place, date);
    }
    if (dice.oneOf(CHANGES_ACCOUNT, order, 77)) {
      int place = dice.below(known, order, 78);
      world.people().columns().changeAccount(place);
      customers.touch(place, date);
    }
  }
}

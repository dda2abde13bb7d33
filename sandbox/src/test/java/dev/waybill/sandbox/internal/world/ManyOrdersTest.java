package dev.waybill.sandbox.internal.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.sandbox.Population;
import dev.waybill.sandbox.Source;
import dev.waybill.sandbox.internal.model.ApiDates;
import dev.waybill.sandbox.internal.model.OrderRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ManyOrdersTest {
  private static final int MILLION = 1_000_000;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T15:00:00Z"), ZoneOffset.UTC);

  private static PageOf page(int after, long newerThan) {
    return new PageOf(after, newerThan, 500, Collections.emptyNavigableSet());
  }

  /** Counted in nodes of the index, since time is the machine's. */
  @Test
  void page_ofAMillionOrders_costsItsRecordsAlone() {
    Population population =
        Population.DEFAULT.withCustomers(100_000).withOrders(MILLION).withLines(3).still();
    World world = World.generated(new Source.Generated(1, population), CLOCK, () -> Duration.ZERO);
    OrderTest any = (orders, place) -> true;

    long before = world.steps();
    List<OrderRecord> deep = world.orders(page(700_000, Long.MIN_VALUE), any);
    assertThat(deep.stream().map(order -> order.details().size())).hasSize(500).containsOnly(3);
    assertThat(world.steps() - before).isLessThan(2_000);

    // Three that changed, far from each other, among a million that did not.
    for (int id : List.of(17, 500_000, 999_999)) {
      world.changeOrder(id);
    }
    long newest = ApiDates.micros(CLOCK.instant()) - 1;
    before = world.steps();
    List<OrderRecord> changed = world.orders(page(0, newest), any);
    assertThat(changed.stream().map(order -> order.order().number("OrderID")))
        .containsExactly(17, 500_000, 999_999);
    assertThat(world.orders(page(999_999, newest), any)).isEmpty();
    assertThat(world.steps() - before).isLessThan(300);
  }

  @Test
  void index_findsWhatAScanFinds() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    ModifiedIndex index = new ModifiedIndex();
    long[] dates = new long[700];
    int[] ids = new int[700];
    int id = 0;
    for (int i = 0; i < dates.length; i++) {
      id += 1 + random.nextInt(3);
      ids[i] = id;
      dates[i] = random.nextInt(1_000);
      index.append(id, dates[i]);
    }
    for (int round = 0; round < 5_000; round++) {
      int changed = random.nextInt(dates.length);
      dates[changed] = random.nextInt(20) == 0 ? ModifiedIndex.HIDDEN : random.nextInt(1_000);
      index.set(changed, dates[changed]);
      int after = random.nextInt(id + 3);
      long newer = random.nextInt(10) == 0 ? Long.MIN_VALUE : random.nextInt(1_050);
      int expected = 0;
      while (expected < dates.length && (ids[expected] <= after || dates[expected] <= newer)) {
        expected++;
      }
      assertThat(index.next(index.after(after), newer))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(expected == dates.length ? ModifiedIndex.NONE : expected);
    }
  }
}

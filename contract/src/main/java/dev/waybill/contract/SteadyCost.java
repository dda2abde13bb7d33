package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Capability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R21: work follows the number of changes. Figures are measured by the benchmark, not here. */
abstract class SteadyCost extends Promise {
  SteadyCost(PackUnderTest pack) {
    super(pack, Capability.STEADY_COST);
  }

  /**
   * Two shops are measured by turns, so that what else the machine does meets both. A refresh that
   * read the table would cost near ten times as much, since the reading is nearly all of it at
   * 20,000 rows already; medians of the same work differ by far less than three.
   */
  @Test
  void R21_emptyRefresh_doesNotFollowTheSizeOfTheTable() throws Exception {
    Shop small = filled(20_000);
    Shop large = filled(200_000);
    List<Long> ofSmall = new ArrayList<>();
    List<Long> ofLarge = new ArrayList<>();
    for (int i = 0; i < 41; i++) {
      ofSmall.add(nanos(small));
      ofLarge.add(nanos(large));
    }
    assertThat(median(ofLarge)).isLessThan(3 * median(ofSmall));
  }

  private Shop filled(int rows) throws Exception {
    Shop shop = settled();
    shop.admin().run("insert into shop.notes select i, 'some text' from " + pack.series(rows));
    for (int i = 0; i < 4; i++) {
      shop.refresh("queue");
      shop.refresh("docs");
      shop.waybill().upkeep();
    }
    return shop;
  }

  private static long nanos(Shop shop) {
    long start = System.nanoTime();
    shop.refresh("queue");
    return System.nanoTime() - start;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  @Test
  void R21_oldOpenTransaction_doesNotMakeRefreshesDearer() throws Exception {
    Shop shop = settled();
    Session late = shop.session();
    late.begin();
    late.note(0);
    Duration start = cheapest(shop);
    for (int i = 1; i <= 150; i++) {
      shop.admin().run("delete from shop.payments");
      shop.admin().run("insert into shop.payments select i, 0, 0, null from " + pack.series(200));
      shop.refresh("queue");
      if (i % 10 == 0) {
        shop.waybill().upkeep();
      }
    }
    Duration end = cheapest(shop);
    assertThat(end).isLessThan(start.multipliedBy(4).plusMillis(20));
    late.rollback();
  }

  private static Duration cheapest(Shop shop) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 15; i++) {
      best = Math.min(best, nanos(shop));
    }
    return Duration.ofNanos(best);
  }
}

package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Capability;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** R21: work follows the number of changes. Figures are measured by the benchmark, not here. */
abstract class SteadyCost extends Promise {
  SteadyCost(PackUnderTest pack) {
    super(pack, Capability.STEADY_COST);
  }

  @Test
  void R21_emptyRefresh_doesNotFollowTheSizeOfTheTable() throws Exception {
    Shop shop = settled();
    Duration small = cheapest(shop);
    shop.admin().run("insert into shop.notes select i, 'some text' from " + pack.series(200000));
    shop.refresh("queue");
    shop.refresh("docs");
    for (int i = 0; i < 3; i++) {
      shop.waybill().upkeep();
      shop.refresh("queue");
      shop.refresh("docs");
    }
    Duration large = cheapest(shop);
    // Reading 200,000 rows takes several times the slack.
    assertThat(large).isLessThan(small.multipliedBy(4).plusMillis(20));
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
      long start = System.nanoTime();
      shop.refresh("queue");
      best = Math.min(best, System.nanoTime() - start);
    }
    return Duration.ofNanos(best);
  }
}

package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Capability;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.contract.postgresql.PostgresUnderTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** R21 on PostgreSQL by the pages that a refresh reads, which no load of the machine changes. */
@ParameterizedClass
@ValueSource(strings = {"oldest", "newest"})
final class PostgresSteadyCostTest extends Promise {
  /** A page more for each changed key and index, where a tree has grown by a level; and some. */
  private static final long SLACK = 60;

  PostgresSteadyCostTest(String version) {
    super(new PostgresUnderTest(PostgresServer.shared(version)), Capability.STEADY_COST);
  }

  @Test
  void R21_refresh_readsTheSamePagesWithTenTimesTheRows() throws Exception {
    Shop shop = settled();
    grow(shop, 1, 20_000);
    long few = pages(shop, 0);
    long fewChanged = pages(shop, 10);
    grow(shop, 20_001, 200_000);
    assertThat(pages(shop, 0)).as("nothing changed").isLessThanOrEqualTo(few + SLACK);
    assertThat(pages(shop, 10)).as("ten rows changed").isLessThanOrEqualTo(fewChanged + SLACK);
    // Reading a tenth of the table would show.
    assertThat(shop.admin().number("select pg_relation_size('shop.notes') / 8192"))
        .isGreaterThan(10 * SLACK);
  }

  private static void grow(Shop shop, int from, int to) throws SQLException {
    shop.admin()
        .run("insert into shop.notes select i, 'some text' from generate_series(?, ?) i", from, to);
    for (int i = 0; i < 4; i++) {
      shop.refresh("queue");
      shop.refresh("docs");
      shop.waybill().upkeep();
    }
    shop.admin().script("vacuum analyze shop.notes");
  }

  /** The fewest pages that one of some refreshes reads, after a first that fills the caches. */
  private static long pages(Shop shop, int changed) throws SQLException {
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      shop.admin().run("update shop.notes set body = body where noteid <= ?", changed);
      fewest = Math.min(fewest, RefreshPages.ofOne(shop.admin()));
    }
    return fewest;
  }
}

package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.Capability;
import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R01: the first refresh of a queue freezes what changed in the last 24 hours. */
abstract class First extends Promise {
  First(PackUnderTest pack) {
    super(pack, Capability.FIRST);
  }

  @Test
  void R01_first_freezesTheLast24Hours() throws Exception {
    Shop shop = built();
    Instant now = Instant.now();
    shop.admin().customer(1, now.minus(Duration.ofHours(1)));
    shop.admin().customer(2, now.minus(Duration.ofHours(23)));
    shop.admin().customer(3, now.minus(Duration.ofHours(25)));
    shop.admin().customer(4, now.minus(Duration.ofDays(400)));
    shop.waybill().install();

    Batch batch = shop.refresh();

    assertThat(batch.kind()).isEqualTo(BatchKind.FIRST);
    assertThat(batch.id()).isEqualTo(1);
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("1", "2");
    assertThat(Duration.between(batch.from(), batch.until()))
        .isBetween(Duration.ofHours(24), Duration.ofHours(24).plusSeconds(10));
    assertThat(batch.until()).isBetween(now.minusSeconds(5), Instant.now().plusSeconds(5));
  }

  @Test
  void R01_firstSpan_isASetting() throws Exception {
    Shop shop =
        built(
            QueueSettings.named("queue").withFirst(Duration.ofDays(7)),
            QueueSettings.named("brief").withFirst(Duration.ofMinutes(10)));
    Instant now = Instant.now();
    shop.admin().customer(1, now.minus(Duration.ofMinutes(5)));
    shop.admin().customer(2, now.minus(Duration.ofDays(6)));
    shop.admin().customer(3, now.minus(Duration.ofDays(8)));
    shop.waybill().install();
    shop.refresh("queue");
    shop.refresh("brief");
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("1", "2");
    assertThat(shop.view("brief", "customers", "customerid")).containsExactly("1");
  }

  @Test
  void R01_changedAfterInstall_isInTheFirstWhateverItsDate() throws Exception {
    Shop shop = built();
    shop.admin().customer(1, Instant.parse("2001-01-01T00:00:00Z"));
    shop.admin().customer(2, Instant.parse("2001-01-01T00:00:00Z"));
    shop.waybill().install();
    shop.admin().run("update shop.customers set name = 'changed' where customerid = 2");
    shop.refresh();
    assertThat(shop.view("queue", "customers", "customerid", "name")).containsExactly("2|changed");
  }

  @Test
  void R01_bySql_returnsOneRow() throws Exception {
    Shop shop = built();
    shop.admin().customer(1);
    shop.admin().order(1, 1);
    shop.waybill().install();
    List<String> rows = pack.refreshed(shop.admin(), "queue", pack.refresh("queue"));
    assertThat(rows).hasSize(1);
    String[] row = rows.get(0).split("\\|", -1);
    assertThat(row).hasSize(5);
    assertThat(row[0]).isEqualTo("1");
    assertThat(row[1]).isEqualTo("first");
    assertThat(row[4]).isEqualTo("2");
    assertThat(shop.view("queue", "orders", "orderid")).containsExactly("1");
  }

  @Test
  void R01_viewsBeforeTheFirst_areEmptyWithTheTablesColumns() throws Exception {
    Shop shop = installed();
    for (String table : List.of("customers", "sites", "orders", "lines", "payments", "notes")) {
      assertThat(shop.admin().columns("select * from queue." + table))
          .isEqualTo(shop.admin().columns("select * from shop." + table));
      assertThat(shop.view("queue", table)).isEmpty();
    }
    assertThat(shop.deleted("queue")).isEmpty();
    assertThat(shop.changes("queue")).isEmpty();
    refused(ErrorCode.UNKNOWN_BATCH, () -> shop.waybill().queue("queue").current(), "queue");
  }
}

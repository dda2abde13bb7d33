package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.Capability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R03: refresh(start) freezes everything changed since start and moves the position. */
abstract class Since extends Promise {
  Since(PackUnderTest pack) {
    super(pack, Capability.SINCE);
  }

  @Test
  void R03_since_freezesEverythingSinceHoweverFarBack() throws Exception {
    Shop shop = built();
    shop.admin().customer(1, Instant.parse("2016-12-31T00:00:00Z"));
    shop.admin().customer(2, Instant.parse("2017-01-02T00:00:00Z"));
    shop.admin().customer(3, Instant.now());
    shop.waybill().install();
    Batch batch = shop.waybill().queue("queue").refresh(Instant.parse("2017-01-01T00:00:00Z"));
    assertThat(batch.kind()).isEqualTo(BatchKind.SINCE);
    assertThat(batch.from()).isEqualTo(Instant.parse("2017-01-01T00:00:00Z"));
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("2", "3");
  }

  @Test
  void R03_start_isIncluded() throws Exception {
    Shop shop = built();
    shop.admin().customer(1, Instant.parse("2016-12-31T23:59:59.999Z"));
    shop.admin().customer(2, Instant.parse("2017-01-01T00:00:00Z"));
    shop.waybill().install();
    shop.waybill().queue("queue").refresh(Instant.parse("2017-01-01T00:00:00Z"));
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("2");
  }

  @Test
  void R03_theRefreshAfter_isAnOrdinaryNext() throws Exception {
    Shop shop = built();
    shop.admin().customer(1, Instant.parse("2017-01-02T00:00:00Z"));
    shop.waybill().install();
    Batch since = shop.waybill().queue("queue").refresh("2017-01-01");
    Batch empty = shop.refresh();
    assertThat(empty.kind()).isEqualTo(BatchKind.NEXT);
    assertThat(empty.from()).isEqualTo(since.until());
    assertThat(empty.isEmpty()).isTrue();
    shop.admin().customer(2);
    shop.refresh();
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("2");
  }

  @Test
  void R03_sinceTwice_freezesTheSameAgain() throws Exception {
    Shop shop = built();
    shop.admin().customer(1, Instant.parse("2017-01-02T00:00:00Z"));
    shop.waybill().install();
    shop.refresh();
    shop.admin().customer(2);
    for (int i = 0; i < 2; i++) {
      shop.waybill().queue("queue").refresh("2017-01-01");
      assertThat(shop.view("queue", "customers", "customerid")).containsExactly("1", "2");
    }
  }

  @Test
  void R03_changesNotYetCut_areInIt() throws Exception {
    Shop shop = settled();
    shop.admin().customer(1, Instant.parse("2001-01-01T00:00:00Z"));
    shop.admin().run("update shop.customers set name = 'x' where customerid = 1");
    shop.waybill().queue("queue").refresh(Instant.now().minus(Duration.ofHours(1)));
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("1");
    assertThat(shop.refresh().isEmpty()).isTrue();
  }

  @Test
  void R03_deletesCapturedSince_areListed() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    shop.admin().run("delete from shop.notes where noteid = 1");
    shop.waybill().queue("queue").refresh(Instant.now().minus(Duration.ofHours(1)));
    assertThat(shop.deleted("queue")).containsExactly("notes{\"noteid\":1}");
  }

  @Test
  void R03_positionNeverLosesWhatTheSinceLeftOut() throws Exception {
    Shop shop = settled();
    Session late = shop.session();
    late.begin();
    late.customer(1, Instant.parse("2001-01-01T00:00:00Z"));
    shop.waybill().queue("queue").refresh("2010-01-01");
    assertThat(shop.view("queue", "customers")).isEmpty();
    late.commit();
    shop.refresh();
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("1");
  }

  @Test
  void R03_bySql_asTheGuideWritesIt() throws Exception {
    Shop shop = built();
    shop.admin().customer(1, Instant.parse("2017-03-01T00:00:00Z"));
    shop.admin().customer(2, Instant.parse("2016-03-01T00:00:00Z"));
    shop.waybill().install();
    List<String> rows = pack.refreshed(shop.admin(), "queue", pack.refresh("queue", "1/1/2017"));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0)).startsWith("1|since|").endsWith("|1");
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("1");
  }
}

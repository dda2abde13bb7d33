package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.Capability;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R15: with no changes refresh leaves empty views and says so. */
abstract class EmptyBatches extends Promise {
  EmptyBatches(PackUnderTest pack) {
    super(pack, Capability.EMPTY_BATCHES);
  }

  @Test
  void R15_nothingChanged_isAnEmptyBatch() throws Exception {
    Shop shop = installed();
    shop.admin().note(1);
    Batch first = shop.refresh();
    Batch empty = shop.refresh();
    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty.rows()).isZero();
    assertThat(empty.id()).isEqualTo(first.id() + 1);
    assertThat(empty.counts().values()).containsOnly(0L);
    for (String table : List.of("customers", "sites", "orders", "lines", "payments", "notes")) {
      assertThat(shop.view("queue", table)).isEmpty();
    }
    assertThat(shop.deleted("queue")).isEmpty();
    assertThat(shop.changes("queue")).isEmpty();
    assertThat(shop.admin().rows("select id, kind, rows from queue.batch"))
        .containsExactly("2|next|0");
  }

  @Test
  void R15_emptyFirst_isABatch() throws Exception {
    Shop shop = installed();
    Batch batch = shop.refresh();
    assertThat(batch.kind()).isEqualTo(BatchKind.FIRST);
    assertThat(batch.isEmpty()).isTrue();
    assertThat(shop.waybill().queue("queue").recall(1).isEmpty()).isTrue();
  }

  @Test
  void R15_cuts_follow() throws Exception {
    Shop shop = installed();
    Batch before = shop.refresh();
    for (int i = 0; i < 30; i++) {
      Batch batch = shop.refresh();
      assertThat(batch.from()).isEqualTo(before.until());
      assertThat(batch.until()).isAfterOrEqualTo(batch.from());
      before = batch;
    }
  }

  @Test
  void R15_onlyDeletes_isNotEmpty() throws Exception {
    Shop shop = installed();
    shop.admin().note(1);
    shop.refresh();
    shop.admin().run("delete from shop.notes");
    Batch batch = shop.refresh();
    assertThat(batch.isEmpty()).isFalse();
    assertThat(batch.rows()).isZero();
    assertThat(batch.counts().get(Batch.DELETED)).isEqualTo(1);
  }
}

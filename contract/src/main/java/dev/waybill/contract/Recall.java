package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.Capability;
import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R14: the last batches stay and can be put back on view. */
abstract class Recall extends Promise {
  Recall(PackUnderTest pack) {
    super(pack, Capability.RECALL);
  }

  @Test
  void R14_recall_putsTheBatchBackExactlyAsItWas() throws Exception {
    Shop shop = settled();
    shop.admin().note(1, "one");
    shop.admin().order(1);
    shop.admin().line(1, 1);
    Batch second = shop.refresh();
    List<String> before = shop.everything("queue");
    shop.admin().run("update shop.notes set body = 'two'");
    shop.admin().run("delete from shop.orders");
    shop.refresh();
    List<String> after = shop.everything("queue");

    Batch recalled = shop.waybill().queue("queue").recall(second.id());

    assertThat(recalled).isEqualTo(second);
    assertThat(shop.everything("queue")).isEqualTo(before);
    shop.waybill().queue("queue").recall(3);
    assertThat(shop.everything("queue")).isEqualTo(after);
  }

  @Test
  void R14_position_doesNotMove() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    shop.admin().note(2);
    Batch last = shop.refresh();
    shop.admin().note(3);
    shop.waybill().queue("queue").recall(1);
    assertThat(shop.view("queue", "notes")).isEmpty();
    Batch next = shop.refresh();
    assertThat(next.id()).isEqualTo(last.id() + 1);
    assertThat(next.from()).isEqualTo(last.until());
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("3");
  }

  @Test
  void R14_lastTen_stay() throws Exception {
    Shop shop = installed();
    for (int i = 1; i <= 25; i++) {
      shop.admin().note(i);
      shop.refresh();
      if (i % 4 == 0) {
        shop.waybill().upkeep();
      }
    }
    assertThat(shop.waybill().queue("queue").batches().stream().map(Batch::id))
        .containsExactly(25L, 24L, 23L, 22L, 21L, 20L, 19L, 18L, 17L, 16L);
    for (int i = 16; i <= 25; i++) {
      shop.waybill().queue("queue").recall(i);
      assertThat(shop.view("queue", "notes", "noteid")).containsExactly("" + i);
      assertThat(shop.admin().rows("select id from queue.batch")).containsExactly("" + i);
      assertThat(shop.waybill().queue("queue").current().id()).isEqualTo(i);
    }
    for (long gone : new long[] {0, 1, 14, 15, 26, -1}) {
      refused(ErrorCode.UNKNOWN_BATCH, () -> shop.waybill().queue("queue").recall(gone), "queue");
    }
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("25");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 20})
  void R14_keep_isASetting(int keep) throws Exception {
    Shop shop = installed(QueueSettings.named("queue").withKeep(keep));
    for (int i = 1; i <= keep + 3; i++) {
      shop.admin().note(i);
      shop.refresh();
    }
    shop.waybill().upkeep();
    assertThat(shop.waybill().queue("queue").batches()).hasSize(keep);
    for (Batch batch : shop.waybill().queue("queue").batches()) {
      assertThat(shop.stored("queue", batch, "notes")).hasSize(1);
      shop.waybill().queue("queue").recall(batch.id());
      assertThat(shop.view("queue", "notes", "noteid")).containsExactly("" + batch.id());
    }
    refused(ErrorCode.UNKNOWN_BATCH, () -> shop.waybill().queue("queue").recall(3), "3");
  }

  @Test
  void R14_recalledBatch_survivesUpkeep() throws Exception {
    Shop shop = installed(QueueSettings.named("queue").withKeep(3));
    for (int i = 1; i <= 5; i++) {
      shop.admin().note(i);
      shop.refresh();
    }
    shop.waybill().queue("queue").recall(3);
    for (int i = 0; i < 3; i++) {
      shop.waybill().upkeep();
    }
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("3");
    shop.admin().note(6);
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("6");
    refused(ErrorCode.UNKNOWN_BATCH, () -> shop.waybill().queue("queue").recall(3), "3");
  }

  @Test
  void R14_bySql_returnsTheBatchsRow() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    List<String> made = shop.admin().rows(pack.refresh("queue"));
    shop.refresh();
    assertThat(shop.admin().rows(pack.recall("queue", 2))).isEqualTo(made);
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
    refusedBySql(ErrorCode.UNKNOWN_BATCH, () -> shop.admin().rows(pack.recall("queue", 77)), "77");
  }

  @Test
  void R14_batchNotOnView_canBeRead() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    Batch second = shop.refresh();
    shop.admin().run("delete from shop.notes");
    Batch third = shop.refresh();
    assertThat(shop.stored("queue", second, "notes")).containsExactly("1|note 1");
    assertThat(shop.stored("queue", third, "notes")).isEmpty();
    assertThat(shop.stored("queue", third, Batch.DELETED)).hasSize(1);
    assertThat(shop.stored("queue", second, "Changes")).hasSize(1);
    assertThat(shop.view("queue", "notes")).isEmpty();
  }
}

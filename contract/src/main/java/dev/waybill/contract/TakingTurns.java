package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Batch;
import dev.waybill.Capability;
import dev.waybill.QueueSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** R12: two refreshes of one queue at once: the second freezes what came after the first. */
abstract class TakingTurns extends Promise {
  TakingTurns(PackUnderTest pack) {
    super(pack, Capability.TAKING_TURNS);
  }

  @Test
  void R12_second_waitsAndFreezesWhatCameAfter() throws Exception {
    Assumptions.assumeTrue(can(Capability.CALLERS_TRANSACTION));
    Shop shop = settled();
    shop.admin().note(1);
    Session first = shop.session();
    first.begin();
    first.rows(pack.refresh("queue"));
    CompletableFuture<Batch> second = async(() -> shop.refresh());
    assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    shop.admin().note(2);
    first.commit();
    Batch batch = inTime(second);
    assertThat(batch.id()).isEqualTo(3);
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2");
  }

  @Test
  void R12_firstRolledBack_secondGetsAll() throws Exception {
    Assumptions.assumeTrue(can(Capability.CALLERS_TRANSACTION));
    Shop shop = settled();
    shop.admin().note(1);
    Session first = shop.session();
    first.begin();
    first.rows(pack.refresh("queue"));
    CompletableFuture<Batch> second = async(() -> shop.refresh());
    shop.admin().note(2);
    first.rollback();
    assertThat(inTime(second).id()).isEqualTo(2);
    shop.refresh();
    assertThat(shop.waybill().queue("queue").batches().stream().mapToLong(Batch::rows).sum())
        .isEqualTo(2);
  }

  @Test
  void R12_manyAtOnce_shareTheChangesAmongThem() throws Exception {
    Shop shop = settled(QueueSettings.named("queue").withKeep(100));
    AtomicBoolean stop = new AtomicBoolean();
    Session writer = shop.session();
    CompletableFuture<Integer> writing =
        async(
            () -> {
              int id = 0;
              while (!stop.get()) {
                writer.note(++id);
              }
              return id;
            });
    List<CompletableFuture<List<Batch>>> callers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      callers.add(
          async(
              () -> {
                List<Batch> mine = new ArrayList<>();
                for (int j = 0; j < 10; j++) {
                  mine.add(shop.refresh());
                }
                return mine;
              }));
    }
    List<Batch> batches = new ArrayList<>();
    for (CompletableFuture<List<Batch>> caller : callers) {
      batches.addAll(inTime(caller));
    }
    stop.set(true);
    int written = inTime(writing);
    batches.add(shop.refresh());
    assertThat(batches.stream().map(Batch::id).sorted().toList())
        .isEqualTo(java.util.stream.LongStream.rangeClosed(2, 62).boxed().toList());
    List<String> seen = new ArrayList<>();
    for (Batch batch : batches) {
      seen.addAll(shop.stored("queue", batch, "notes"));
    }
    assertThat(seen).doesNotHaveDuplicates().hasSize(written);
  }
}

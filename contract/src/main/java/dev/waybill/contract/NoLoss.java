package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** R05: the union of the batches is exactly what committed; nothing comes twice. */
abstract class NoLoss extends Promise {
  NoLoss(PackUnderTest pack) {
    super(pack, Capability.NO_LOSS);
  }

  @Test
  void R05_manyWriters_nothingLostNothingRepeated() throws Exception {
    Shop shop = settled();
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean stop = new AtomicBoolean();
    List<CompletableFuture<List<String>>> writers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Session session = shop.session();
      writers.add(async(() -> write(session, next, stop)));
    }
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      shop.refresh();
      seen.addAll(shop.view("queue", "notes", "noteid"));
    }
    stop.set(true);
    List<String> committed = new ArrayList<>();
    for (CompletableFuture<List<String>> writer : writers) {
      committed.addAll(inTime(writer));
    }
    shop.refresh();
    seen.addAll(shop.view("queue", "notes", "noteid"));
    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(committed);
  }

  private static List<String> write(Session session, AtomicInteger next, AtomicBoolean stop)
      throws Exception {
    List<String> committed = new ArrayList<>();
    while (!stop.get()) {
      List<String> mine = new ArrayList<>();
      session.begin();
      int rows = ThreadLocalRandom.current().nextInt(1, 4);
      for (int i = 0; i < rows; i++) {
        int id = next.incrementAndGet();
        session.note(id);
        mine.add("" + id);
        // Transactions that stay open for a while are the point.
        Thread.sleep(ThreadLocalRandom.current().nextInt(0, 6));
      }
      if (ThreadLocalRandom.current().nextInt(5) == 0) {
        session.rollback();
      } else {
        session.commit();
        committed.addAll(mine);
      }
    }
    return committed;
  }

  @Test
  void R05_unchangedRow_isNotInTheNextBatch() throws Exception {
    Shop shop = installed();
    shop.admin().note(1);
    shop.admin().note(2);
    shop.refresh();
    for (int i = 0; i < 5; i++) {
      shop.admin().run("update shop.notes set body = ? where noteid = 2", "v" + i);
      shop.refresh();
      assertThat(shop.view("queue", "notes")).containsExactly("2|v" + i);
      shop.waybill().upkeep();
    }
  }

  @Test
  void R05_readersOfTheLog_doNotDisturb() throws Exception {
    Shop shop = settled();
    for (int i = 1; i <= 10; i++) {
      shop.admin().note(i);
      shop.waybill().status();
      shop.waybill().doctor();
      shop.waybill().upkeep();
    }
    assertThat(shop.refresh().rows()).isEqualTo(10);
  }
}

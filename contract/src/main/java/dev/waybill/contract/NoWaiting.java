package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Capability;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** R09: refresh never waits for writers or readers, nor they for it. */
abstract class NoWaiting extends Promise {
  NoWaiting(PackUnderTest pack) {
    super(pack, Capability.NO_WAITING);
  }

  @Test
  void R09_refresh_doesNotWaitForWriters() throws Exception {
    Shop shop = installed();
    shop.admin().note(1);
    shop.admin().note(2);
    shop.admin().order(1);
    shop.refresh();
    Session writer = shop.session();
    writer.begin();
    writer.run("update shop.notes set body = 'held'");
    writer.run("delete from shop.orders");
    writer.note(3);
    Session caller = impatient(shop);
    for (int i = 0; i < 15; i++) {
      caller.rows(pack.refresh("queue"));
      inTime(() -> shop.refresh("docs"));
    }
    assertThat(shop.view("queue", "notes")).isEmpty();
    writer.commit();
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1", "2", "3");
  }

  @Test
  void R09_refresh_doesNotWaitForReaders() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    Session reader = shop.session();
    reader.begin();
    shop.everything(reader, "queue");
    shop.view(reader, "docs", "notes");
    reader.rows("select * from shop.notes");
    Session caller = impatient(shop);
    for (int i = 2; i < 20; i++) {
      shop.admin().note(i);
      caller.rows(pack.refresh("queue"));
      inTime(() -> shop.refresh("docs"));
      assertThat(shop.view("queue", "notes", "noteid")).containsExactly("" + i);
    }
    reader.rollback();
  }

  @Test
  void R09_openRefresh_letsWritersAndReadersPass() throws Exception {
    Assumptions.assumeTrue(can(Capability.CALLERS_TRANSACTION));
    Shop shop = settled();
    shop.admin().note(1);
    shop.admin().order(1);
    Session caller = shop.session();
    caller.begin();
    caller.rows(pack.refresh("queue"));
    Session other = impatient(shop);
    other.note(2);
    other.run("update shop.notes set body = 'changed' where noteid = 1");
    other.run("delete from shop.orders");
    other.customer(1);
    assertThat(shop.view(other, "queue", "notes")).isEmpty();
    shop.everything(other, "queue");
    inTime(() -> shop.waybill().status());
    inTime(() -> shop.waybill().doctor());
    caller.commit();
    assertThat(shop.view("queue", "notes", "body")).containsExactly("note 1");
    shop.refresh();
    assertThat(shop.view("queue", "notes", "body")).containsExactly("changed", "note 2");
  }

  @Test
  void R09_twoQueues_neverWaitForEachOther() throws Exception {
    Assumptions.assumeTrue(can(Capability.CALLERS_TRANSACTION));
    Shop shop = settled();
    shop.admin().note(1);
    Session one = shop.session();
    one.begin();
    one.rows(pack.refresh("queue"));
    Session two = impatient(shop);
    two.begin();
    two.rows(pack.refresh("docs"));
    two.rows(pack.recall("docs", 1));
    two.commit();
    shop.admin().note(2);
    two.rows(pack.refresh("docs"));
    assertThat(shop.view("docs", "notes", "noteid")).containsExactly("2");
    one.commit();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
  }

  @Test
  void R09_twoQueuesAtOnce_bothGetEverything() throws Exception {
    Shop shop = settled();
    Session writer = shop.session();
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Integer> writing =
        async(
            () -> {
              int id = 0;
              while (!stop.get()) {
                writer.note(++id);
              }
              return id;
            });
    CompletableFuture<Long> one = async(() -> drain(shop, "queue"));
    CompletableFuture<Long> two = async(() -> drain(shop, "docs"));
    long first = inTime(one);
    long second = inTime(two);
    stop.set(true);
    int written = inTime(writing);
    assertThat(first + shop.refresh("queue").rows()).isEqualTo(written);
    assertThat(second + shop.refresh("docs").rows()).isEqualTo(written);
  }

  private static long drain(Shop shop, String queue) {
    long rows = 0;
    for (int i = 0; i < 40; i++) {
      rows += shop.refresh(queue).rows();
    }
    return rows;
  }

  @Test
  void R09_upkeep_isInNobodysWay() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    Session writer = impatient(shop);
    writer.begin();
    writer.note(2);
    Session reader = impatient(shop);
    reader.begin();
    List<String> before = shop.everything(reader, "queue");
    for (int i = 0; i < 15; i++) {
      inTime(
          () -> {
            shop.waybill().upkeep();
            return 0;
          });
      inTime(() -> shop.refresh());
      inTime(() -> shop.refresh("docs"));
    }
    writer.note(3);
    writer.commit();
    assertThat(before).isNotEmpty();
    reader.rollback();
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2", "3");
  }

  @Test
  void R09_writersDuringUpkeepAndRefresh_neverWaitLong() throws Exception {
    Shop shop = settled();
    Session writer = impatient(shop);
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Integer> writing =
        async(
            () -> {
              int id = 0;
              while (!stop.get()) {
                writer.note(++id);
                writer.run("update shop.notes set body = 'x' where noteid = ?", id / 2);
              }
              return id;
            });
    for (int i = 0; i < 40; i++) {
      shop.refresh();
      shop.waybill().upkeep();
      shop.refresh("docs");
    }
    stop.set(true);
    assertThat(inTime(writing)).isPositive();
  }
}

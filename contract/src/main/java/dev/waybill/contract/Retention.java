package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.Capability;
import dev.waybill.QueueSettings;
import dev.waybill.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R20: captured changes are kept until every queue has passed them, within a limit. */
abstract class Retention extends Promise {
  Retention(PackUnderTest pack) {
    super(pack, Capability.RETENTION);
  }

  @Test
  void R20_changes_waitForTheSlowestQueue() throws Exception {
    Shop shop = settled();
    for (int i = 1; i <= 20; i++) {
      shop.admin().note(i);
      shop.refresh("queue");
      shop.waybill().upkeep();
    }
    Batch batch = shop.refresh("docs");
    assertThat(batch.kind()).isEqualTo(BatchKind.NEXT);
    assertThat(batch.notice()).isNull();
    assertThat(shop.view("docs", "notes")).hasSize(20);
  }

  @Test
  void R20_passedChanges_arePurged() throws Exception {
    Shop shop = settled();
    for (int round = 0; round < 20; round++) {
      shop.admin().run("delete from shop.notes");
      shop.admin().run("insert into shop.notes select i, 'x' from " + pack.series(5000));
      shop.refresh("queue");
      shop.refresh("docs");
      shop.waybill().upkeep();
    }
    for (int i = 0; i < 5; i++) {
      shop.admin().run("delete from shop.notes where noteid = ?", i);
      shop.refresh("queue");
      shop.refresh("docs");
      shop.waybill().upkeep();
    }
    long left = shop.waybill().status().tables().stream().mapToLong(Status.Table::logRows).sum();
    assertThat(left).as("captured rows left of 200,000").isLessThan(70_000);
  }

  @Test
  void R20_unusedQueue_isMarkedStaleAndSaysSo() throws Exception {
    Shop shop =
        settled(
            QueueSettings.named("queue"),
            QueueSettings.named("lazy").withStaleAfter(Duration.ofSeconds(1)));
    Batch before = shop.refresh("lazy");
    shop.admin().customer(1);
    shop.admin().note(1);
    awaitPhase(shop, Status.Phase.STALE);
    for (int i = 2; i <= 10; i++) {
      shop.admin().customer(i);
      shop.refresh("queue");
      shop.waybill().upkeep();
    }

    Batch batch = shop.refresh("lazy");

    assertThat(batch.kind()).isEqualTo(BatchKind.SINCE);
    assertThat(batch.from()).isEqualTo(before.until());
    assertThat(batch.notice()).isNotBlank().doesNotContain("\n");
    assertThat(shop.view("lazy", "customers")).hasSize(10);
    assertThat(shop.view("lazy", "notes", "noteid")).containsExactly("1");
    assertThat(phase(shop)).isEqualTo(Status.Phase.READY);
    shop.admin().note(2);
    Batch next = shop.refresh("lazy");
    assertThat(next.kind()).isEqualTo(BatchKind.NEXT);
    assertThat(next.notice()).isNull();
    assertThat(shop.view("lazy", "notes", "noteid")).containsExactly("2");
  }

  @Test
  void R20_staleQueue_keepsItsBatchOnView() throws Exception {
    Shop shop =
        settled(
            QueueSettings.named("queue"),
            QueueSettings.named("lazy").withStaleAfter(Duration.ofSeconds(1)));
    shop.admin().note(1);
    shop.refresh("lazy");
    List<String> before = shop.everything("lazy");
    awaitPhase(shop, Status.Phase.STALE);
    assertThat(shop.everything("lazy")).isEqualTo(before);
    shop.waybill().queue("lazy").recall(1);
    shop.waybill().queue("lazy").recall(2);
    assertThat(shop.everything("lazy")).isEqualTo(before);
  }

  @Test
  void R20_staleQueue_losesNoLateCommit() throws Exception {
    Shop shop =
        settled(
            QueueSettings.named("queue"),
            QueueSettings.named("lazy").withStaleAfter(Duration.ofSeconds(1)));
    Session late = shop.session();
    late.begin();
    late.customer(1, Instant.parse("2001-01-01T00:00:00Z"));
    late.note(1);
    shop.refresh("lazy");
    awaitPhase(shop, Status.Phase.STALE);
    late.commit();
    shop.refresh("lazy");
    // Its date lies before the cut; only capture, which was kept, or a later batch can bring it.
    List<String> seen = new ArrayList<>(shop.view("lazy", "notes", "noteid"));
    seen.addAll(shop.view("lazy", "customers", "customerid"));
    shop.refresh("lazy");
    seen.addAll(shop.view("lazy", "notes", "noteid"));
    seen.addAll(shop.view("lazy", "customers", "customerid"));
    assertThat(seen).contains("1");
  }

  @Test
  void R20_usedQueue_isNeverStale() throws Exception {
    Shop shop = settled(QueueSettings.named("lazy").withStaleAfter(Duration.ofMinutes(10)));
    for (int i = 0; i < 5; i++) {
      shop.admin().note(i);
      shop.waybill().upkeep();
      assertThat(phase(shop)).isEqualTo(Status.Phase.READY);
      assertThat(shop.refresh("lazy").kind()).isEqualTo(BatchKind.NEXT);
    }
  }

  private static Status.Phase phase(Shop shop) {
    return shop.waybill().status().queues().stream()
        .filter(queue -> queue.name().equals("lazy"))
        .findFirst()
        .orElseThrow()
        .phase();
  }

  private static void awaitPhase(Shop shop, Status.Phase wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (phase(shop) != wanted) {
      shop.waybill().upkeep();
      assertThat(System.nanoTime()).as("lazy becomes " + wanted).isLessThan(deadline);
    }
  }
}

package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.Capability;
import dev.waybill.QueueSettings;
import dev.waybill.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R20: captured changes are kept until every queue has passed them, within a limit. */
abstract class Retention extends Promise {
  Retention(PackUnderTest pack) {
    super(pack, Capability.RETENTION);
  }

  private static final int ROWS = 5000;

  /**
   * More than one part of a log holds before it is emptied. PostgreSQL's log has three sides;
   * writers leave one once it exceeds 512 kB, which are 64 pages of at most 187 rows, and the round
   * that takes it there adds all it writes, a delete and an insert for each row. H2 purges whatever
   * is passed.
   */
  private static final long LOG_PART = 64 * 187 + 2 * ROWS;

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
    long early = 0;
    long late = 0;
    for (int round = 1; round <= 20; round++) {
      shop.admin().run("delete from shop.notes");
      shop.admin().run("insert into shop.notes select i, 'x' from " + pack.series(ROWS));
      shop.refresh("queue");
      shop.refresh("docs");
      shop.waybill().upkeep();
      long left = logged(shop);
      if (round <= 8) {
        early = Math.max(early, left);
      } else {
        late = Math.max(late, left);
      }
    }
    assertThat(late).as("the most left in rounds 9 to 20").isLessThanOrEqualTo(early + LOG_PART);
    assertThat(Math.max(early, late)).as("the most left").isLessThanOrEqualTo(3 * LOG_PART);
  }

  private static long logged(Shop shop) {
    return shop.waybill().status().tables().stream().mapToLong(Status.Table::logRows).sum();
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

    // Their dates lie before the cut: only capture can bring them.
    assertThat(shop.refresh("lazy").kind()).isEqualTo(BatchKind.SINCE);
    assertThat(shop.view("lazy", "notes", "noteid")).containsExactly("1");
    assertThat(shop.view("lazy", "customers", "customerid")).containsExactly("1");
    assertThat(shop.refresh("lazy").isEmpty()).isTrue();
  }

  @Test
  void R20_staleQueue_losesNoLateCommitThatOthersPassed() throws Exception {
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
    passedByOthers(shop);

    shop.refresh("lazy");

    assertThat(shop.view("lazy", "notes", "noteid")).containsExactly("1");
    assertThat(shop.view("lazy", "customers", "customerid")).containsExactly("1");
  }

  @Test
  void R20_firstRefreshUnderWay_keepsWhatItLeavesOpen() throws Exception {
    Shop shop = settled(QueueSettings.named("queue"));
    shop.waybill().createQueue(QueueSettings.named("late"));
    keepsWhatItLeavesOpen(shop, "late");
  }

  @Test
  void R20_staleRefreshUnderWay_keepsWhatItLeavesOpen() throws Exception {
    Shop shop =
        settled(
            QueueSettings.named("queue"),
            QueueSettings.named("lazy").withStaleAfter(Duration.ofSeconds(1)));
    awaitPhase(shop, Status.Phase.STALE);
    keepsWhatItLeavesOpen(shop, "lazy");
  }

  /** Others pass a change, and upkeep runs, before the refresh that did not see it commits. */
  private void keepsWhatItLeavesOpen(Shop shop, String queue) throws Exception {
    Session writer = shop.session();
    writer.begin();
    writer.note(1);
    writer.customer(1, Instant.parse("2001-01-01T00:00:00Z"));
    Session caller = shop.session();
    caller.begin();
    caller.rows(pack.refresh(queue));
    writer.commit();
    passedByOthers(shop);
    caller.commit();

    shop.refresh(queue);

    assertThat(shop.view(queue, "notes", "noteid")).containsExactly("1");
    assertThat(shop.view(queue, "customers", "customerid")).containsExactly("1");
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

  private void passedByOthers(Shop shop) throws Exception {
    for (int i = 2; i <= 4; i++) {
      // More than a side of a log holds, so that what was passed does go.
      shop.admin().run("delete from shop.payments");
      shop.admin().run("insert into shop.payments select i, 0, 0, null from " + pack.series(20000));
      shop.refresh("queue");
      shop.waybill().upkeep();
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
    // The phase follows the clock; only upkeep lets changes go from then on.
    shop.waybill().upkeep();
  }
}

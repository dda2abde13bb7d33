package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Batch;
import dev.waybill.Capability;
import dev.waybill.ErrorCode;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** R10: a refresh that fails leaves batch and position as they were. */
abstract class AllOrNothing extends Promise {
  AllOrNothing(PackUnderTest pack) {
    super(pack, Capability.ALL_OR_NOTHING);
  }

  @Test
  void R10_failedRefresh_leavesEverythingAsItWas() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    shop.admin().note(2);
    List<String> before = shop.everything("queue");
    List<Batch> batches = shop.waybill().queue("queue").batches();
    refused(ErrorCode.BAD_START, () -> shop.waybill().queue("queue").refresh("no date"));
    assertThat(shop.everything("queue")).isEqualTo(before);
    assertThat(shop.waybill().queue("queue").batches()).isEqualTo(batches);
    Batch next = shop.refresh();
    assertThat(next.id()).isEqualTo(batches.get(0).id() + 1);
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2");
  }

  @Test
  void R10_failsHalfWay_leavesEverythingAsItWas() throws Exception {
    Shop shop = settled();
    shop.admin().customer(1);
    shop.admin().note(1);
    shop.refresh();
    List<String> before = shop.everything("queue");
    List<Batch> batches = shop.waybill().queue("queue").batches();
    shop.admin().customer(2);
    shop.admin().note(2);
    shop.admin().script("alter table shop.notes rename to notes_gone");
    refused(ErrorCode.DRIFT, () -> shop.refresh(), "notes");
    assertThat(shop.everything("queue")).isEqualTo(before);
    assertThat(shop.waybill().queue("queue").batches()).isEqualTo(batches);
    shop.admin().script("alter table shop.notes_gone rename to notes");
    shop.waybill().install();
    shop.refresh();
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("2");
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2");
  }

  @Test
  void R10_cancelledWhileWaiting_leavesEverythingAsItWas() throws Exception {
    Assumptions.assumeTrue(can(Capability.CALLERS_TRANSACTION));
    Shop shop = settled();
    shop.admin().note(1);
    Session first = shop.session();
    first.begin();
    first.rows(pack.refresh("queue"));
    Session second = shop.session();
    pack.limitWaiting(second.connection(), Duration.ofMillis(300));
    assertThatThrownBy(() -> second.rows(pack.refresh("queue"))).isInstanceOf(SQLException.class);
    first.rollback();
    assertThat(shop.view("queue", "notes")).isEmpty();
    assertThat(shop.waybill().queue("queue").batches()).hasSize(1);
    assertThat(shop.refresh().id()).isEqualTo(2);
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
  }

  @Test
  void R10_cancelledAtAnyMoment_allOrNothing() throws Exception {
    Shop shop = settled();
    int rows = 3000;
    shop.admin().run("insert into shop.notes select i, 'v0' from " + pack.series(rows));
    shop.refresh();
    int cancelled = 0;
    for (int i = 1; i <= 12; i++) {
      shop.admin().run("update shop.notes set body = ?", "v" + i);
      long batchBefore = shop.waybill().queue("queue").current().id();
      List<String> before = shop.everything("queue");
      Session caller = shop.session();
      boolean failed = false;
      try (Statement statement = caller.connection().createStatement()) {
        CompletableFuture<Boolean> done =
            async(
                () -> {
                  statement.execute(pack.refresh("queue"));
                  return true;
                });
        TimeUnit.MILLISECONDS.sleep(3L * i);
        statement.cancel();
        inTime(done);
      } catch (ExecutionException e) {
        failed = true;
      }
      caller.close();
      if (failed) {
        cancelled++;
        assertThat(shop.everything("queue")).isEqualTo(before);
        assertThat(shop.waybill().queue("queue").current().id()).isEqualTo(batchBefore);
        shop.refresh();
      }
      assertThat(shop.waybill().queue("queue").current().id()).isEqualTo(batchBefore + 1);
      assertThat(shop.view("queue", "notes", "body")).hasSize(rows).containsOnly("v" + i);
    }
    System.out.println("R10: " + cancelled + " of 12 refreshes were cancelled half-way");
    assertThat(cancelled).as("refreshes that were cancelled half-way").isPositive();
  }

  @Test
  void R10_failedRecall_leavesEverythingAsItWas() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    List<String> before = shop.everything("queue");
    refused(ErrorCode.UNKNOWN_BATCH, () -> shop.waybill().queue("queue").recall(99), "99", "queue");
    assertThat(shop.everything("queue")).isEqualTo(before);
  }
}

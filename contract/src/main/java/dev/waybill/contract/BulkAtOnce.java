package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.ErrorCode;
import dev.waybill.load.Loaded;
import dev.waybill.load.Loader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Loaders beside others, and one that is closed in the middle. */
abstract class BulkAtOnce extends LoadingPromise {
  BulkAtOnce(PackUnderTest pack) {
    super(pack);
  }

  @Test
  void twoLoadersAtOnce_intoOneTable_loseAndDoubleNothing() throws Exception {
    Shop shop = settled();
    List<CompletableFuture<Loaded>> loads = new ArrayList<>();
    for (String source : List.of("one", "two")) {
      loads.add(
          async(
              () -> {
                Loaded sum = Loaded.nothing();
                try (Loader loader = shop.waybill().loader()) {
                  for (int from = 0; from < 400; from += 20) {
                    Object[][] rows = new Object[40][];
                    for (int i = 0; i < rows.length; i++) {
                      // Each page meets half of the page before, and all of the other source's.
                      rows[source.equals("one") ? i : rows.length - 1 - i] = row(from + i, "note");
                    }
                    sum = sum.plus(loader.load(source, marked("at " + from, notes(rows)), NONE));
                  }
                }
                return sum;
              }));
    }
    Loaded sum = Loaded.nothing();
    for (CompletableFuture<Loaded> load : loads) {
      sum = sum.plus(inTime(load));
    }
    assertThat(sum.total().inserted()).isEqualTo(420);
    assertThat(sum.total().updated()).isZero();
    assertThat(shop.admin().number("select count(*) from shop.notes")).isEqualTo(420);
    Batch batch = shop.refresh();
    assertThat(batch.rows()).isEqualTo(420);
  }

  @Test
  void loaderThatIsClosedMeanwhile_endsAndLeavesNothing() throws Exception {
    Shop shop = installed();
    shop.admin().note(1);
    try (Session other = shop.session();
        Loader loader = shop.waybill().loader()) {
      other.begin();
      other.run("update shop.notes set body = 'held' where noteid = 1");
      CompletableFuture<Loaded> load =
          async(() -> loader.load(SOURCE, marked("one", notes(row(2, "b"), row(1, "a"))), NONE));
      String waiting =
          pack.pack().name().equals("h2")
              ? "select count(*) from information_schema.sessions where blocker_id is not null"
              : "select count(*) from pg_locks where not granted";
      while (!load.isDone() && shop.admin().number(waiting) == 0) {
        Thread.onSpinWait();
      }
      loader.close();
      refused(ErrorCode.REFUSED, () -> joined(load), "closed");
      other.rollback();
    }
    assertThat(shop.source("notes")).containsExactly("1|note 1");
    assertThat(shop.waybill().sources()).isEmpty();
  }

  private static void joined(CompletableFuture<Loaded> load) throws Throwable {
    try {
      inTime(load);
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}

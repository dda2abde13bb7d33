package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Capability;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.contract.postgresql.PostgresUnderTest;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Races made on purpose: a writer pauses inside its transaction while others commit and refresh.
 */
@ParameterizedClass
@ValueSource(strings = {"oldest", "newest"})
final class PostgresRacesTest extends Promise {
  PostgresRacesTest(String version) {
    super(new PostgresUnderTest(PostgresServer.shared(version)), Capability.LATE_COMMITS);
  }

  private static final String GATE = "pg_advisory_xact_lock_shared(7)";

  /** A shop in which writing the note 1 waits at a gate, at a chosen moment of its statement. */
  private Shop gated(String trigger) throws Exception {
    Shop shop = settled();
    shop.admin()
        .script(
            "create function shop.gate() returns trigger language plpgsql as $$ begin"
                + " if current_setting('shop.gate', true) = 'on' then perform "
                + GATE
                + "; end if;"
                + " return new; end $$;"
                + trigger);
    return shop;
  }

  private void race(Shop shop) throws Exception {
    Session gatekeeper = shop.session();
    gatekeeper.begin();
    gatekeeper.rows("select pg_advisory_xact_lock(7)");
    Session slow = shop.session();
    slow.script("set shop.gate = 'on'");
    CompletableFuture<Integer> writing =
        async(
            () -> {
              slow.begin();
              slow.note(1);
              slow.run("insert into shop.notes values (2, 'second')");
              slow.commit();
              return 0;
            });
    awaitWaiting(shop);
    for (int i = 0; i < 12; i++) {
      shop.admin().note(100 + i);
      assertThat(shop.refresh().rows()).isEqualTo(1);
      assertThat(shop.view("queue", "notes", "noteid")).containsExactly("" + (100 + i));
      inTime(
          () -> {
            shop.waybill().upkeep();
            return 0;
          });
    }
    assertThat(writing).isNotDone();
    gatekeeper.commit();
    inTime(writing);
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1", "2");
    assertThat(shop.refresh().isEmpty()).isTrue();
    shop.refresh("docs");
    assertThat(shop.view("docs", "notes")).hasSize(14);
  }

  private static void awaitWaiting(Shop shop) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (shop.admin()
            .number(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'advisory'")
        == 0) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }

  @Test
  void R04_pausedBeforeItsRowIsWritten_arrives() throws Exception {
    race(
        gated(
            "create trigger gate before insert on shop.notes for each row execute function shop.gate()"));
  }

  @Test
  void R04_pausedBetweenRowAndCapture_arrives() throws Exception {
    race(
        gated(
            "create trigger \"!gate\" after insert on shop.notes for each statement execute function shop.gate()"));
  }

  @Test
  void R04_pausedAfterCapture_arrives() throws Exception {
    race(
        gated(
            "create trigger \"~~gate\" after insert on shop.notes for each statement execute function shop.gate()"));
  }

  @Test
  void R04_pausedInsideItsCommit_arrives() throws Exception {
    race(
        gated(
            "create constraint trigger gate after insert on shop.notes deferrable initially deferred for each row execute function shop.gate()"));
  }

  @Test
  void R04_lowerIdCommitsLater_arrives() throws Exception {
    Shop shop = settled();
    Session early = shop.session();
    early.begin();
    early.rows("select pg_current_xact_id()");
    Session later = shop.session();
    later.begin();
    later.note(2);
    shop.refresh();
    early.note(1);
    later.commit();
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2");
    early.commit();
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
  }

  @Test
  void R04_idTakenBeforeTheCutRowWrittenAfter_arrives() throws Exception {
    Shop shop = settled();
    Session writer = shop.session();
    writer.begin();
    writer.rows("select pg_current_xact_id()");
    shop.refresh();
    shop.refresh();
    writer.note(1);
    shop.refresh();
    writer.commit();
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
  }

  @Test
  void R09_upkeepBetweenLookAndWrite_losesNothing() throws Exception {
    Shop shop =
        gated(
            "create trigger \"!gate\" after insert on shop.notes for each statement execute function shop.gate()");
    for (int round = 0; round < 4; round++) {
      shop.admin().run("insert into shop.notes select i, 'x' from generate_series(1000, 30000) i");
      shop.admin().run("delete from shop.notes where noteid >= 1000");
      Session gatekeeper = shop.session();
      gatekeeper.begin();
      gatekeeper.rows("select pg_advisory_xact_lock(7)");
      Session slow = shop.session();
      slow.script("set shop.gate = 'on'");
      int id = round + 1;
      CompletableFuture<Integer> writing =
          async(() -> slow.run("insert into shop.notes values (?, 'slow')", id));
      awaitWaiting(shop);
      for (int i = 0; i < 4; i++) {
        shop.refresh("queue");
        shop.refresh("docs");
        shop.waybill().upkeep();
      }
      gatekeeper.commit();
      inTime(writing);
      shop.refresh("queue");
      assertThat(shop.view("queue", "notes", "noteid")).containsExactly("" + id);
    }
  }
}

package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.Capability;
import java.sql.Savepoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R11: called inside a transaction, refresh commits and rolls back with it. */
abstract class CallersTransaction extends Promise {
  CallersTransaction(PackUnderTest pack) {
    super(pack, Capability.CALLERS_TRANSACTION);
  }

  @Test
  void R11_rolledBack_asIfItHadNotBeen() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    List<String> before = shop.everything("queue");
    List<Batch> batches = shop.waybill().queue("queue").batches();
    Session caller = shop.session();
    caller.begin();
    caller.rows(pack.refresh("queue"));
    assertThat(shop.view(caller, "queue", "notes", "noteid")).containsExactly("1");
    assertThat(shop.everything("queue")).isEqualTo(before);
    caller.rollback();
    assertThat(shop.everything("queue")).isEqualTo(before);
    assertThat(shop.waybill().queue("queue").batches()).isEqualTo(batches);
    Batch batch = shop.refresh();
    assertThat(batch.from()).isEqualTo(batches.get(0).until());
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
  }

  @Test
  void R11_committed_isSeenByOthersFromThenOn() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    Session caller = shop.session();
    caller.begin();
    caller.rows(pack.refresh("queue"));
    assertThat(shop.view("queue", "notes")).isEmpty();
    caller.commit();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
    assertThat(shop.refresh().isEmpty()).isTrue();
  }

  @Test
  void R11_ownUncommittedChanges_waitForTheNextBatch() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    Session caller = shop.session();
    caller.begin();
    caller.note(2);
    caller.rows(pack.refresh("queue"));
    caller.note(3);
    assertThat(shop.view(caller, "queue", "notes", "noteid")).containsExactly("1");
    caller.commit();
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2", "3");
    assertThat(shop.refresh().isEmpty()).isTrue();
  }

  @Test
  void R11_ownUncommittedUpdateOfAChangedRow_losesNothing() throws Exception {
    Shop shop = settled();
    shop.admin().note(1, "committed");
    Session caller = shop.session();
    caller.begin();
    caller.run("update shop.notes set body = 'own' where noteid = 1");
    caller.rows(pack.refresh("queue"));
    caller.commit();
    shop.refresh();
    assertThat(shop.view("queue", "notes")).containsExactly("1|own");
  }

  @Test
  void R11_twiceInOneTransaction_bothCount() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    Session caller = shop.session();
    caller.begin();
    caller.rows(pack.refresh("queue"));
    shop.admin().note(2);
    caller.rows(pack.refresh("queue"));
    assertThat(shop.view(caller, "queue", "notes", "noteid")).containsExactly("2");
    caller.rows(pack.recall("queue", 2));
    assertThat(shop.view(caller, "queue", "notes", "noteid")).containsExactly("1");
    caller.commit();
    assertThat(shop.waybill().queue("queue").batches()).hasSize(3);
  }

  @Test
  void R11_rolledBackToASavepoint_asIfItHadNotBeen() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    Session caller = shop.session();
    caller.begin();
    Savepoint savepoint = caller.connection().setSavepoint();
    caller.rows(pack.refresh("queue"));
    caller.connection().rollback(savepoint);
    caller.commit();
    assertThat(shop.view("queue", "notes")).isEmpty();
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
  }

  @Test
  void R11_atOneSnapshot_cutsThere() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    Session caller = shop.session();
    pack.beginAtOneSnapshot(caller.connection());
    caller.rows("select count(*) from shop.sites");
    shop.admin().note(2);
    caller.rows(pack.refresh("queue"));
    caller.commit();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2");
  }

  @Test
  void R11_manyRolledBack_loseNothing() throws Exception {
    Shop shop = settled();
    Session caller = shop.session();
    for (int i = 1; i <= 30; i++) {
      shop.admin().note(i);
      caller.begin();
      caller.rows(pack.refresh("queue"));
      caller.rollback();
      if (i % 7 == 0) {
        shop.waybill().upkeep();
      }
    }
    assertThat(shop.refresh().rows()).isEqualTo(30);
  }
}

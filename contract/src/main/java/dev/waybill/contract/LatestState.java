package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.Capability;
import org.junit.jupiter.api.Test;

/** R07: a row appears once, as it was at the cut. */
abstract class LatestState extends Promise {
  LatestState(PackUnderTest pack) {
    super(pack, Capability.LATEST_STATE);
  }

  @Test
  void R07_changedOften_appearsOnceAsAtTheCut() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    for (int i = 0; i < 10; i++) {
      shop.admin().run("update shop.notes set body = ? where noteid = 1", "version " + i);
    }
    shop.refresh();
    assertThat(shop.view("queue", "notes")).containsExactly("1|version 9");
    assertThat(shop.changes("queue")).containsExactly("notes{\"noteid\":1}insert");
  }

  @Test
  void R07_insertedAndDeleted_appearsOnlyInDeleted() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.admin().run("delete from shop.notes");
    shop.refresh();
    assertThat(shop.view("queue", "notes")).isEmpty();
    assertThat(shop.deleted("queue")).containsExactly("notes{\"noteid\":1}");
  }

  @Test
  void R07_deletedAndInsertedAgain_isAnUpdate() throws Exception {
    Shop shop = installed();
    shop.admin().note(1, "old");
    shop.refresh();
    shop.admin().run("delete from shop.notes");
    shop.admin().note(1, "new");
    shop.refresh();
    assertThat(shop.view("queue", "notes")).containsExactly("1|new");
    assertThat(shop.deleted("queue")).isEmpty();
    assertThat(shop.changes("queue")).containsExactly("notes{\"noteid\":1}update");
  }

  @Test
  void R07_netChange_countsFromTheCutBefore() throws Exception {
    Shop shop = installed();
    for (int id = 1; id <= 4; id++) {
      shop.admin().note(id);
    }
    shop.refresh();
    shop.admin().run("update shop.notes set body = 'x' where noteid = 1");
    shop.admin().run("delete from shop.notes where noteid = 1");
    shop.admin().run("delete from shop.notes where noteid = 2");
    shop.admin().note(2);
    shop.admin().run("delete from shop.notes where noteid = 2");
    shop.admin().note(5);
    shop.admin().run("delete from shop.notes where noteid = 5");
    shop.admin().note(5);
    shop.admin().run("update shop.notes set body = 'x' where noteid = 5");
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("5");
    assertThat(shop.deleted("queue")).containsExactly("notes{\"noteid\":1}", "notes{\"noteid\":2}");
    assertThat(shop.changes("queue"))
        .containsExactly(
            "notes{\"noteid\":1}delete", "notes{\"noteid\":2}delete", "notes{\"noteid\":5}insert");
  }

  @Test
  void R07_ownTransactionsChanges_countOnce() throws Exception {
    Shop shop = settled();
    Session session = shop.session();
    session.begin();
    session.note(1, "a");
    session.run("update shop.notes set body = 'b' where noteid = 1");
    session.run("update shop.notes set body = 'c' where noteid = 1");
    session.note(2);
    session.run("delete from shop.notes where noteid = 2");
    session.commit();
    Batch batch = shop.refresh();
    assertThat(batch.rows()).isEqualTo(1);
    assertThat(shop.view("queue", "notes")).containsExactly("1|c");
    assertThat(shop.deleted("queue")).containsExactly("notes{\"noteid\":2}");
  }

  @Test
  void R07_changedAfterTheCut_isFrozenAsAtTheCut() throws Exception {
    Shop shop = settled();
    shop.admin().note(1, "committed");
    Session late = shop.session();
    late.begin();
    late.run("update shop.notes set body = 'uncommitted' where noteid = 1");
    shop.refresh();
    assertThat(shop.view("queue", "notes")).containsExactly("1|committed");
    late.commit();
    shop.refresh();
    assertThat(shop.view("queue", "notes")).containsExactly("1|uncommitted");
  }
}

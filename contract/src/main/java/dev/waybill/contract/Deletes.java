package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.Capability;
import dev.waybill.TableSettings;
import org.junit.jupiter.api.Test;

/** R16: deleted, renumbered and truncated rows are listed. */
abstract class Deletes extends Promise {
  Deletes(PackUnderTest pack) {
    super(pack, Capability.DELETES);
  }

  @Test
  void R16_deleted_isListedWithItsKey() throws Exception {
    Shop shop = installed();
    shop.admin().order(1);
    shop.admin().line(1, 1);
    shop.admin().line(1, 2);
    shop.refresh();
    shop.admin().run("delete from shop.lines where line = 2");
    shop.refresh();
    assertThat(shop.deleted("queue")).containsExactly("lines{\"line\":2,\"orderid\":1}");
    assertThat(shop.view("queue", "lines")).isEmpty();
    assertThat(shop.changes("queue")).containsExactly("lines{\"line\":2,\"orderid\":1}delete");
  }

  @Test
  void R16_changeOfKey_isADeleteAndAnInsert() throws Exception {
    Shop shop = installed();
    shop.admin().note(1);
    shop.refresh();
    shop.admin().run("update shop.notes set noteid = 2 where noteid = 1");
    shop.refresh();
    assertThat(shop.view("queue", "notes")).containsExactly("2|note 1");
    assertThat(shop.deleted("queue")).containsExactly("notes{\"noteid\":1}");
    assertThat(shop.changes("queue"))
        .containsExactly("notes{\"noteid\":1}delete", "notes{\"noteid\":2}insert");
  }

  @Test
  void R16_keysShifted_overEachOther() throws Exception {
    Shop shop = installed();
    for (int i = 1; i <= 3; i++) {
      shop.admin().note(i);
    }
    shop.refresh();
    for (int i = 3; i >= 1; i--) {
      shop.admin().run("update shop.notes set noteid = ? where noteid = ?", i + 1, i);
    }
    shop.refresh();
    assertThat(shop.view("queue", "notes")).containsExactly("2|note 1", "3|note 2", "4|note 3");
    assertThat(shop.deleted("queue")).containsExactly("notes{\"noteid\":1}");
    assertThat(shop.changes("queue"))
        .containsExactly(
            "notes{\"noteid\":1}delete",
            "notes{\"noteid\":2}update",
            "notes{\"noteid\":3}update",
            "notes{\"noteid\":4}insert");
  }

  @Test
  void R16_changeOfPartOfAKey_isADeleteAndAnInsert() throws Exception {
    Shop shop = installed();
    shop.admin().order(1);
    shop.admin().order(2);
    shop.admin().line(1, 1);
    shop.refresh();
    shop.admin().run("update shop.lines set orderid = 2 where orderid = 1");
    shop.refresh();
    assertThat(shop.view("queue", "lines", "orderid", "line")).containsExactly("2|1");
    assertThat(shop.deleted("queue")).containsExactly("lines{\"line\":1,\"orderid\":1}");
  }

  @Test
  void R16_keyChangedThereAndBack_isAnUpdate() throws Exception {
    Shop shop = installed();
    shop.admin().note(1);
    shop.refresh();
    shop.admin().run("update shop.notes set noteid = 2");
    shop.admin().run("update shop.notes set noteid = 1");
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
    assertThat(shop.deleted("queue")).containsExactly("notes{\"noteid\":2}");
  }

  @Test
  void R16_truncate_listsEveryKey() throws Exception {
    Shop shop = installed();
    shop.admin().run("insert into shop.notes select i, 'x' from " + pack.series(1000));
    shop.refresh();
    shop.admin().script("truncate table shop.notes");
    Batch batch = shop.refresh();
    assertThat(batch.counts().get(Batch.DELETED)).isEqualTo(1000);
    assertThat(shop.deleted("queue")).hasSize(1000).contains("notes{\"noteid\":777}");
    assertThat(shop.view("queue", "notes")).isEmpty();
  }

  @Test
  void R16_truncateThenInsert_listsOnlyWhatIsGone() throws Exception {
    Shop shop = installed();
    for (int i = 1; i <= 5; i++) {
      shop.admin().note(i);
    }
    shop.refresh();
    shop.admin().script("truncate table shop.notes");
    shop.admin().note(2, "again");
    shop.admin().note(9);
    shop.refresh();
    assertThat(shop.view("queue", "notes")).containsExactly("2|again", "9|note 9");
    assertThat(shop.deleted("queue"))
        .containsExactly(
            "notes{\"noteid\":1}",
            "notes{\"noteid\":3}",
            "notes{\"noteid\":4}",
            "notes{\"noteid\":5}");
    assertThat(shop.changes("queue"))
        .contains("notes{\"noteid\":2}update", "notes{\"noteid\":9}insert");
  }

  @Test
  void R16_truncateOfAnEmptyTable_isNothing() throws Exception {
    Shop shop = settled();
    shop.admin().script("truncate table shop.notes");
    assertThat(shop.refresh().isEmpty()).isTrue();
  }

  @Test
  void R16_deletedTwice_isListedOnce() throws Exception {
    Shop shop = installed();
    shop.admin().note(1);
    shop.refresh();
    shop.admin().run("delete from shop.notes");
    shop.admin().note(1);
    shop.admin().run("delete from shop.notes");
    shop.refresh();
    assertThat(shop.deleted("queue")).containsExactly("notes{\"noteid\":1}");
    assertThat(shop.changes("queue")).containsExactly("notes{\"noteid\":1}delete");
    assertThat(shop.refresh().isEmpty()).isTrue();
  }

  @Test
  void R16_tableWithoutAPrimaryKey_isKnownByTheConfiguredKey() throws Exception {
    Shop shop = bare(TableSettings.named("s.pairs").withKey("b", "a"));
    Session admin = shop.admin();
    admin.script("create schema s");
    admin.script(
        "create table s.pairs (a int not null, b varchar(9) not null, body varchar(50), unique (a, b))");
    shop.waybill().install();
    admin.script("insert into s.pairs values (1, 'x', 'one'), (1, 'y', 'two'), (2, 'x', 'three')");
    shop.refresh();
    assertThat(shop.view("queue", "pairs")).containsExactly("1|x|one", "1|y|two", "2|x|three");

    admin.run("update s.pairs set body = 'new' where a = 1 and b = 'x'");
    admin.run("delete from s.pairs where a = 1 and b = 'y'");
    admin.run("update s.pairs set a = 3 where a = 2");
    shop.refresh();

    assertThat(shop.view("queue", "pairs")).containsExactly("1|x|new", "3|x|three");
    assertThat(shop.deleted("queue"))
        .containsExactly("pairs{\"a\":1,\"b\":\"y\"}", "pairs{\"a\":2,\"b\":\"x\"}");
    assertThat(shop.changes("queue"))
        .containsExactly(
            "pairs{\"a\":1,\"b\":\"x\"}update",
            "pairs{\"a\":1,\"b\":\"y\"}delete",
            "pairs{\"a\":2,\"b\":\"x\"}delete",
            "pairs{\"a\":3,\"b\":\"x\"}insert");
    assertThat(shop.refresh().isEmpty()).isTrue();
  }
}

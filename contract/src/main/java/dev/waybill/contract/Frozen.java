package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.Capability;
import dev.waybill.QueueSettings;
import dev.waybill.Rows;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R08: until the next refresh the views return the same rows. */
abstract class Frozen extends Promise {
  Frozen(PackUnderTest pack) {
    super(pack, Capability.FROZEN);
  }

  @Test
  void R08_views_holdStill() throws Exception {
    Shop shop = settled();
    shop.admin().customer(1);
    shop.admin().order(1, 1);
    shop.admin().line(1, 1);
    shop.admin().note(1);
    shop.refresh();
    List<String> before = shop.everything("queue");
    shop.admin().run("update shop.orders set status = 'changed'");
    shop.admin().run("delete from shop.lines");
    shop.admin().script(pack.empty("shop.notes"));
    shop.admin().note(2);
    shop.refresh("docs");
    shop.waybill().upkeep();
    assertThat(shop.everything("queue")).isEqualTo(before);
    shop.refresh();
    assertThat(shop.everything("queue")).isNotEqualTo(before);
  }

  @Test
  void R08_snapshotReader_keepsItsBatchAcrossManyRefreshes() throws Exception {
    Shop shop = settled();
    for (int id = 1; id <= 100; id++) {
      shop.admin().note(id);
    }
    shop.admin().run("delete from shop.notes where noteid = 100");
    shop.refresh();
    Session reader = shop.session();
    pack.beginAtOneSnapshot(reader.connection());
    List<String> before = shop.everything(reader, "queue");
    passManyBatches(shop);
    assertThat(shop.everything(reader, "queue")).isEqualTo(before);
    reader.rollback();
    assertThat(shop.everything(reader, "queue")).isEqualTo(shop.everything("queue"));
  }

  @Test
  void R08_snapshotTakenBeforeTouchingTheViews_keepsItsBatchToo() throws Exception {
    Shop shop = settled();
    for (int id = 1; id <= 100; id++) {
      shop.admin().note(id);
    }
    shop.admin().run("delete from shop.notes where noteid = 100");
    shop.refresh();
    List<String> before = shop.everything("queue");
    Session reader = shop.session();
    pack.beginAtOneSnapshot(reader.connection());
    assertThat(reader.rows("select count(*) from shop.sites")).containsExactly("0");
    passManyBatches(shop);
    assertThat(shop.everything(reader, "queue")).isEqualTo(before);
    reader.rollback();
  }

  @Test
  void R08_readersOfSeveralBatches_eachKeepTheirs() throws Exception {
    Shop shop = settled(QueueSettings.named("queue").withKeep(3));
    List<Session> readers = new ArrayList<>();
    List<List<String>> expected = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      shop.admin().note(i);
      shop.refresh();
      Session reader = shop.session();
      pack.beginAtOneSnapshot(reader.connection());
      reader.rows("select count(*) from shop.sites");
      readers.add(reader);
      expected.add(List.of(i + "|note " + i));
      shop.waybill().upkeep();
    }
    for (int i = 0; i < readers.size(); i++) {
      assertThat(shop.view(readers.get(i), "queue", "notes")).isEqualTo(expected.get(i));
      readers.get(i).rollback();
    }
  }

  @Test
  void R08_runningStatement_keepsItsBatch() throws Exception {
    Shop shop = settled();
    shop.admin().run("insert into shop.notes select i, 'note' from " + pack.series(5000));
    shop.refresh();
    Session reader = shop.session();
    reader.begin();
    try (Statement statement = reader.connection().createStatement()) {
      statement.setFetchSize(100);
      List<Integer> read = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery("select noteid from queue.notes")) {
        while (read.size() < 50 && rows.next()) {
          read.add(rows.getInt(1));
        }
        passManyBatches(shop);
        while (rows.next()) {
          read.add(rows.getInt(1));
        }
      }
      assertThat(read).doesNotHaveDuplicates().hasSize(5000);
    }
    reader.rollback();
  }

  @Test
  void R08_streamedRows_keepTheirBatch() throws Exception {
    Shop shop = settled();
    shop.admin().run("insert into shop.notes select i, 'note' from " + pack.series(5000));
    Batch batch = shop.refresh();
    try (Rows rows = shop.waybill().queue("queue").rows(batch, "notes")) {
      int read = 0;
      while (read < 50 && rows.next()) {
        read++;
      }
      passManyBatches(shop);
      while (rows.next()) {
        read++;
      }
      assertThat(read).isEqualTo(5000);
    }
  }

  private void passManyBatches(Shop shop) throws Exception {
    Session writer = impatient(shop);
    for (int i = 0; i < QueueSettings.DEFAULT_KEEP + 5; i++) {
      writer.run("update shop.notes set body = ? where noteid <= 50", "pass " + i);
      writer.run("delete from shop.notes where noteid = ?", 60 + i);
      inTime(() -> shop.refresh());
      inTime(
          () -> {
            shop.waybill().upkeep();
            return 0;
          });
    }
  }
}

package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.Capability;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R04: a transaction open at a cut arrives whole in the first batch after it commits. */
abstract class LateCommits extends Promise {
  LateCommits(PackUnderTest pack) {
    super(pack, Capability.LATE_COMMITS);
  }

  @Test
  void R04_lateCommit_arrivesInTheNextBatch() throws Exception {
    Shop shop = settled();
    Session late = shop.session();
    late.begin();
    late.customer(1);
    shop.admin().customer(2);
    shop.refresh();
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("2");
    late.commit();
    shop.refresh();
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("1");
    assertThat(shop.refresh().isEmpty()).isTrue();
  }

  @Test
  void R04_lateCommit_arrivesWhole() throws Exception {
    Shop shop = settled();
    Session late = shop.session();
    late.begin();
    late.order(1);
    shop.refresh();
    late.line(1, 1);
    shop.refresh();
    late.line(1, 2);
    late.payment(1, 1);
    shop.refresh();
    assertThat(shop.waybill().queue("queue").current().isEmpty()).isTrue();
    late.commit();
    Batch batch = shop.refresh();
    assertThat(batch.rows()).isEqualTo(4);
    assertThat(shop.view("queue", "lines", "line")).containsExactly("1", "2");
  }

  @Test
  void R04_openOverManyBatches_holdsUpNothing() throws Exception {
    Shop shop = settled();
    Session late = shop.session();
    late.begin();
    late.customer(1000);
    late.run("update shop.customers set name = 'late' where customerid = 1000");
    for (int id = 1; id <= 25; id++) {
      shop.admin().customer(id);
      shop.refresh();
      assertThat(shop.view("queue", "customers", "customerid")).containsExactly("" + id);
      if (id % 5 == 0) {
        shop.waybill().upkeep();
      }
    }
    late.commit();
    shop.waybill().upkeep();
    shop.refresh();
    assertThat(shop.view("queue", "customers", "customerid", "name")).containsExactly("1000|late");
    assertThat(shop.refresh().isEmpty()).isTrue();
  }

  @Test
  void R04_openAtTheFirst_arrivesWithTheSecondWhateverItsDate() throws Exception {
    Shop shop = installed();
    Session late = shop.session();
    late.begin();
    late.customer(1, Instant.parse("1999-01-01T00:00:00Z"));
    shop.refresh();
    late.commit();
    shop.refresh();
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("1");
  }

  @Test
  void R04_manyOpen_eachArrivesOnce() throws Exception {
    Shop shop = settled();
    List<Session> open = new ArrayList<>();
    for (int id = 0; id < 20; id++) {
      Session session = shop.session();
      session.begin();
      session.customer(id);
      open.add(session);
    }
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      // Neither the order of begin nor its reverse.
      open.get(i * 7 % open.size()).commit();
      if (i % 3 == 0) {
        shop.refresh();
        seen.addAll(shop.view("queue", "customers", "customerid"));
      }
    }
    shop.refresh();
    seen.addAll(shop.view("queue", "customers", "customerid"));
    assertThat(seen).doesNotHaveDuplicates().hasSize(20);
  }

  @Test
  void R04_inSavepoints_arrivesWhole() throws Exception {
    Shop shop = settled();
    Session late = shop.session();
    late.begin();
    late.customer(1);
    late.connection().releaseSavepoint(late.connection().setSavepoint("a"));
    Savepoint b = late.connection().setSavepoint("b");
    late.customer(2);
    Savepoint c = late.connection().setSavepoint("c");
    late.customer(3);
    shop.admin().customer(10);
    shop.refresh();
    shop.admin().customer(11);
    shop.refresh();
    late.connection().rollback(c);
    late.customer(4);
    late.connection().releaseSavepoint(b);
    late.commit();
    shop.refresh();
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("1", "2", "4");
  }

  @Test
  void R04_rolledBackLate_neverArrives() throws Exception {
    Shop shop = settled();
    Session late = shop.session();
    late.begin();
    late.customer(1);
    shop.refresh();
    late.rollback();
    assertThat(shop.refresh().isEmpty()).isTrue();
  }

  @Test
  void R04_lateDelete_arrivesInTheNextBatch() throws Exception {
    Shop shop = installed();
    shop.admin().note(1);
    shop.refresh();
    Session late = shop.session();
    late.begin();
    late.run("delete from shop.notes where noteid = 1");
    assertThat(shop.refresh().isEmpty()).isTrue();
    late.commit();
    shop.refresh();
    assertThat(shop.deleted("queue")).containsExactly("notes{\"noteid\":1}");
  }

  @Test
  void R04_otherQueues_seeItInTheirOwnTime() throws Exception {
    Shop shop = settled();
    Session late = shop.session();
    late.begin();
    late.customer(1);
    shop.refresh("queue");
    late.commit();
    shop.refresh("docs");
    assertThat(shop.view("docs", "customers", "customerid")).containsExactly("1");
    shop.refresh("queue");
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("1");
    assertThat(shop.refresh("docs").isEmpty()).isTrue();
  }
}

package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.Capability;
import java.sql.Savepoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** R02: each later refresh freezes exactly what committed since the one before. */
abstract class Next extends Promise {
  Next(PackUnderTest pack) {
    super(pack, Capability.NEXT);
  }

  @Test
  void R02_next_freezesExactlyWhatCommitted() throws Exception {
    Shop shop = installed();
    for (int id = 1; id <= 5; id++) {
      shop.admin().customer(id);
    }
    Batch first = shop.refresh();
    shop.admin().run("update shop.customers set name = 'changed' where customerid = 2");
    shop.admin().run("delete from shop.customers where customerid = 3");
    shop.admin().customer(6);

    Batch next = shop.refresh();

    assertThat(next.kind()).isEqualTo(BatchKind.NEXT);
    assertThat(next.id()).isEqualTo(first.id() + 1);
    assertThat(next.from()).isEqualTo(first.until());
    assertThat(shop.view("queue", "customers", "customerid", "name"))
        .containsExactly("2|changed", "6|customer 6");
    assertThat(shop.deleted("queue")).containsExactly("customers{\"customerid\":3}");
    assertThat(shop.changes("queue"))
        .containsExactly(
            "customers{\"customerid\":2}update",
            "customers{\"customerid\":3}delete",
            "customers{\"customerid\":6}insert");
    assertThat(next.rows()).isEqualTo(2);
    assertThat(next.counts().get(Batch.DELETED)).isEqualTo(1);
  }

  @Test
  void R02_counts_areOfEveryTableInOrder() throws Exception {
    Shop shop = settled();
    shop.admin().order(1);
    shop.admin().line(1, 1);
    shop.admin().line(1, 2);
    Batch batch = shop.refresh();
    assertThat(batch.counts().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
        .containsExactly("customers", "sites", "orders", "lines", "payments", "notes", "deleted");
    assertThat(batch.counts().values()).containsExactly(0L, 0L, 1L, 2L, 0L, 0L, 0L);
    assertThat(shop.waybill().queue("queue").current()).isEqualTo(batch);
  }

  @Test
  void R02_dateOfTheRow_playsNoPart() throws Exception {
    Shop shop = settled();
    shop.admin().customer(1, Instant.parse("1999-01-01T00:00:00Z"));
    shop.admin().customer(2, null);
    shop.admin().customer(3, Instant.now().plus(Duration.ofDays(4000)));
    shop.refresh();
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("1", "2", "3");
    assertThat(shop.refresh().isEmpty()).isTrue();
  }

  @Test
  void R02_rolledBack_isAbsent() throws Exception {
    Shop shop = settled();
    Session session = shop.session();
    session.begin();
    session.customer(1);
    session.rollback();
    session.customer(2);
    shop.refresh();
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("2");
    assertThat(shop.changes("queue")).hasSize(1);
  }

  @Test
  void R02_rolledBackToASavepoint_isAbsent() throws Exception {
    Shop shop = settled();
    Session session = shop.session();
    session.begin();
    session.customer(1);
    Savepoint savepoint = session.connection().setSavepoint();
    session.customer(2);
    session.run("update shop.customers set name = 'never' where customerid = 1");
    session.connection().rollback(savepoint);
    session.customer(3);
    session.commit();
    shop.refresh();
    assertThat(shop.view("queue", "customers", "customerid", "name"))
        .containsExactly("1|customer 1", "3|customer 3");
  }

  @Test
  void R02_frozenRows_equalTheSource() throws Exception {
    Shop shop = settled();
    shop.admin().customer(1);
    shop.admin().site(1);
    shop.admin().order(1, 1);
    shop.admin().line(1, 1);
    shop.admin().payment(1, 1);
    shop.admin().note(1);
    Batch batch = shop.refresh();
    for (String table : List.of("customers", "sites", "orders", "lines", "payments", "notes")) {
      assertThat(shop.view("queue", table)).hasSize(1).isEqualTo(shop.source(table));
      assertThat(shop.stored("queue", batch, table)).hasSize(1);
    }
  }

  @Test
  void R02_bySql_returnsOneRow() throws Exception {
    Shop shop = settled();
    shop.admin().customer(1);
    shop.admin().order(1);
    List<String> rows = pack.refreshed(shop.admin(), "queue", pack.refresh("queue"));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0)).startsWith("2|next|").endsWith("|2");
    assertThat(shop.admin().rows("select id, queue, kind from queue.batch"))
        .containsExactly("2|queue|next");
  }

  @Test
  void R02_manyRows_allArrive() throws Exception {
    Shop shop = settled();
    shop.admin().run("insert into shop.notes select i, 'note' from " + pack.series(20000));
    Batch batch = shop.refresh();
    assertThat(batch.rows()).isEqualTo(20000);
    assertThat(shop.admin().number("select count(distinct noteid) from queue.notes"))
        .isEqualTo(20000);
    shop.admin().run("update shop.notes set body = 'changed'");
    assertThat(shop.refresh().rows()).isEqualTo(20000);
    shop.admin().run("delete from shop.notes");
    Batch deletes = shop.refresh();
    assertThat(deletes.rows()).isZero();
    assertThat(deletes.counts().get(Batch.DELETED)).isEqualTo(20000);
  }
}

package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Capability;
import dev.waybill.Finding;
import dev.waybill.Status;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** R25: whatever writes, with ordinary means, is captured. Packs add their own ways. */
abstract class ForeignWriters extends Promise {
  ForeignWriters(PackUnderTest pack) {
    super(pack, Capability.FOREIGN_WRITERS);
  }

  @Test
  void R25_manyRowsInOneStatement_areCaptured() throws Exception {
    Shop shop = settled();
    shop.admin().run("insert into shop.notes values (1, 'a'), (2, 'b'), (3, 'c')");
    shop.admin().run("insert into shop.notes select noteid + 10, body from shop.notes");
    assertThat(shop.refresh().rows()).isEqualTo(6);
    shop.admin().run("update shop.notes set body = 'x' where noteid > 10");
    assertThat(shop.refresh().rows()).isEqualTo(3);
    shop.admin().run("delete from shop.notes where noteid <= 10");
    shop.refresh();
    assertThat(shop.deleted("queue")).hasSize(3);
  }

  @Test
  void R25_batchedStatements_areCaptured() throws Exception {
    Shop shop = settled();
    try (PreparedStatement insert =
        shop.admin().connection().prepareStatement("insert into shop.notes values (?, ?)")) {
      for (int i = 0; i < 500; i++) {
        insert.setInt(1, i);
        insert.setString(2, "note " + i);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    assertThat(shop.refresh().rows()).isEqualTo(500);
  }

  @Test
  void R25_upserts_areCaptured() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    shop.admin().run(pack.upsertNote(), 1, "merged");
    shop.admin().run(pack.upsertNote(), 2, "merged");
    shop.refresh();
    assertThat(shop.view("queue", "notes")).containsExactly("1|merged", "2|merged");
    assertThat(shop.changes("queue"))
        .containsExactly("notes{\"noteid\":1}update", "notes{\"noteid\":2}insert");
  }

  @Test
  void R25_cascades_areCaptured() throws Exception {
    Shop shop = installed();
    shop.admin().order(1);
    shop.admin().line(1, 1);
    shop.admin().line(1, 2);
    shop.refresh();
    shop.admin().run("delete from shop.orders where orderid = 1");
    shop.refresh();
    assertThat(shop.deleted("queue"))
        .containsExactly(
            "lines{\"line\":1,\"orderid\":1}",
            "lines{\"line\":2,\"orderid\":1}",
            "orders{\"orderid\":1}");
  }

  @Test
  void R25_updatesThatChangeNoRow_areNothing() throws Exception {
    Shop shop = settled();
    shop.admin().run("update shop.notes set body = 'x' where noteid = 99");
    shop.admin().run("delete from shop.notes where noteid = 99");
    shop.admin().run("insert into shop.notes select 1, 'x' from shop.notes where noteid = 99");
    assertThat(shop.refresh().isEmpty()).isTrue();
  }

  @Test
  void R25_failedStatement_leavesNothingBehind() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    assertThatThrownBy(() -> shop.admin().note(1)).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> shop.admin().run("insert into shop.notes values (2, 'x'), (1, 'x')"))
        .isInstanceOf(SQLException.class);
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
    assertThat(shop.deleted("queue")).isEmpty();
  }

  @Test
  void R25_healthyDatabase_hasNoFindings() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    assertThat(shop.waybill().doctor())
        .noneMatch(finding -> finding.severity() == Finding.Severity.PROBLEM);
    assertThat(shop.waybill().status().tables()).allMatch(Status.Table::capturing);
  }
}

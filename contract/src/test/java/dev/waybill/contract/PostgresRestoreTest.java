package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.Capability;
import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.Finding;
import dev.waybill.Status;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.contract.postgresql.PostgresUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** R19 on real servers: dumped and restored, copied, replicated, read-only. */
@ParameterizedClass
@ValueSource(strings = {"oldest", "newest"})
final class PostgresRestoreTest extends Promise {
  private final PostgresServer server;

  PostgresRestoreTest(String version) {
    super(new PostgresUnderTest(PostgresServer.shared(version)), Capability.RESTORED_DATABASES);
    this.server = PostgresServer.shared(version);
  }

  @Test
  void R19_dumpedAndRestoredIntoAnotherServer_refusesAndSaysWhatToDo() throws Exception {
    Shop original = settled();
    for (int i = 0; i < 30; i++) {
      original.admin().note(i);
      original.refresh();
    }
    Batch last = original.refresh();
    original.admin().customer(1);
    original.admin().note(100);
    PostgresServer other =
        PostgresServer.shared(server == PostgresServer.shared("newest") ? "oldest" : "newest");
    DatabaseSettings restored = other.freshDatabase();
    try (Waybill waybill = Waybill.open(Shop.config(restored));
        Session session = new Session(waybill.connect())) {
      Dump.restore(original.admin(), session, waybill);
      refused(
          ErrorCode.FOREIGN_POSITION, () -> waybill.queue("queue").refresh(), "queue", "refresh(");
      refusedBySql(
          ErrorCode.FOREIGN_POSITION, () -> session.rows(pack.refresh("queue")), "refresh(");
      assertThat(waybill.status().queues())
          .extracting(Status.QueueState::phase)
          .containsOnly(Status.Phase.FOREIGN);
      assertThat(waybill.doctor()).anyMatch(finding -> finding.severity() != Finding.Severity.OK);
      assertThat(session.rows("select id from queue.batch")).containsExactly("" + last.id());

      Batch since = waybill.queue("queue").refresh(last.until());
      assertThat(since.kind()).isEqualTo(BatchKind.SINCE);
      assertThat(session.rows("select noteid from queue.notes")).contains("100");
      assertThat(session.rows("select customerid from queue.customers")).containsExactly("1");
      session.note(101);
      assertThat(waybill.queue("queue").refresh().kind()).isEqualTo(BatchKind.NEXT);
      assertThat(session.rows("select noteid from queue.notes")).containsExactly("101");
    }
    other.drop(restored);
  }

  @Test
  void R19_copiedWithinTheServer_losesNothingSilently() throws Exception {
    Shop original = settled();
    original.admin().note(1);
    original.refresh();
    original.admin().note(2);
    String name = original.admin().rows("select current_database()").get(0);
    String copy = name + "_copy";
    server.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    server.execute("create database " + copy + " template " + name);
    try (Waybill waybill = Waybill.open(Shop.config(server.settings(copy)));
        Session session = new Session(waybill.connect())) {
      try {
        waybill.queue("queue").refresh();
      } catch (WaybillException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.FOREIGN_POSITION);
        waybill.queue("queue").refresh("2017-01-01");
      }
      assertThat(session.rows("select noteid from queue.notes")).contains("2");
    }
    server.drop(server.settings(copy));
  }

  @Test
  void R19_replica_refusesAndShowsTheBatch() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    try (PostgresServer replica = server.copy(PostgresServer.Follow.YES)) {
      String name = shop.admin().rows("select current_database()").get(0);
      try (Waybill waybill = Waybill.open(Shop.config(replica.settings(name)));
          Session session = new Session(waybill.connect())) {
        refused(ErrorCode.READ_ONLY, () -> waybill.queue("queue").refresh(), "queue");
        refusedBySql(ErrorCode.READ_ONLY, () -> session.rows(pack.refresh("queue")), "primary");
        assertThat(session.rows("select noteid from queue.notes")).containsExactly("1");
        assertThat(waybill.queue("queue").current().id()).isEqualTo(2);
      }
    }
    shop.admin().note(2);
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2");
  }

  @Test
  void R19_physicalCopyThatGoesItsOwnWay_losesNothingSilently() throws Exception {
    Shop shop = settled();
    Session open = shop.session();
    open.begin();
    open.note(50);
    shop.admin().note(1);
    shop.refresh();
    shop.admin().note(2);
    try (PostgresServer copy = server.copy(PostgresServer.Follow.NO)) {
      open.commit();
      String name = shop.admin().rows("select current_database()").get(0);
      try (Waybill waybill = Waybill.open(Shop.config(copy.settings(name)));
          Session session = new Session(waybill.connect())) {
        session.note(3);
        try {
          waybill.queue("queue").refresh();
        } catch (WaybillException e) {
          assertThat(e.code()).isEqualTo(ErrorCode.FOREIGN_POSITION);
          waybill.queue("queue").refresh("2017-01-01");
        }
        assertThat(session.rows("select noteid from queue.notes")).contains("2", "3");
        // Whether the open transaction made it into the copy, the copy itself knows.
        assertThat(session.rows("select noteid from queue.notes where noteid = 50"))
            .isEqualTo(session.rows("select noteid from shop.notes where noteid = 50"));
      }
    }
    assertThat(shop.refresh().rows()).isEqualTo(2);
  }

  @Test
  void R19_readOnlyTransaction_isRefused() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    Session reader = shop.session();
    reader.script("set default_transaction_read_only = on");
    refusedBySql(ErrorCode.READ_ONLY, () -> reader.rows(pack.refresh("queue")), "read-only");
    refusedBySql(ErrorCode.READ_ONLY, () -> reader.rows(pack.recall("queue", 1)));
    assertThat(shop.refresh().rows()).isEqualTo(1);
  }
}

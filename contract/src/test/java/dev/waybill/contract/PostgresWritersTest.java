package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.Capability;
import dev.waybill.Config;
import dev.waybill.Finding;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.contract.postgresql.PostgresUnderTest;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** R25: the ways to write that PostgreSQL has of its own. */
@ParameterizedClass
@ValueSource(strings = {"oldest", "newest"})
final class PostgresWritersTest extends Promise {
  private final PostgresServer server;

  PostgresWritersTest(String version) {
    super(new PostgresUnderTest(PostgresServer.shared(version)), Capability.FOREIGN_WRITERS);
    this.server = PostgresServer.shared(version);
  }

  @Test
  void R25_copy_isCaptured() throws Exception {
    Shop shop = settled();
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 3000; i++) {
      rows.append(i).append("\tcopied\n");
    }
    shop.admin()
        .connection()
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy shop.notes from stdin", new StringReader(rows.toString()));
    assertThat(shop.refresh().rows()).isEqualTo(3000);
  }

  @Test
  void R25_merge_isCaptured() throws Exception {
    Shop shop = settled();
    Assumptions.assumeTrue(
        shop.admin().number("select current_setting('server_version_num')::int") >= 150000);
    shop.admin().note(1);
    shop.admin().note(2);
    shop.refresh();
    shop.admin()
        .run(
            "merge into shop.notes n using (values (1, 'merged'), (2, null), (3, 'merged')) v(id, body)"
                + " on n.noteid = v.id when matched and v.body is null then delete"
                + " when matched then update set body = v.body"
                + " when not matched then insert values (v.id, v.body)");
    shop.refresh();
    assertThat(shop.view("queue", "notes")).containsExactly("1|merged", "3|merged");
    assertThat(shop.deleted("queue")).containsExactly("notes{\"noteid\":2}");
  }

  @Test
  void R25_onConflictDoNothing_isNothing() throws Exception {
    Shop shop = installed();
    shop.admin().note(1);
    shop.refresh();
    shop.admin().run("insert into shop.notes values (1, 'x'), (2, 'y') on conflict do nothing");
    shop.refresh();
    assertThat(shop.view("queue", "notes")).containsExactly("2|y");
  }

  @Test
  void R25_writingQueries_areCaptured() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    shop.admin()
        .run(
            "with gone as (delete from shop.notes returning noteid, body)"
                + " insert into shop.notes select noteid + 1, body from gone");
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2");
    assertThat(shop.deleted("queue")).containsExactly("notes{\"noteid\":1}");
  }

  @Test
  void R25_triggersThatWrite_areCaptured() throws Exception {
    Shop shop = settled();
    shop.admin()
        .script(
            """
            create function shop.note_order() returns trigger language plpgsql as $$
            begin
              insert into shop.notes values (new.orderid, 'by a trigger');
              update shop.orders set status = 'noted' where orderid = new.orderid;
              return null;
            end $$;
            create trigger zz_note after insert on shop.orders for each row execute function shop.note_order();
            create trigger aa_note after insert on shop.lines for each row execute function shop.note_order();
            """);
    shop.admin().order(1);
    Batch batch = shop.refresh();
    assertThat(batch.rows()).isEqualTo(2);
    assertThat(shop.view("queue", "orders", "status")).containsExactly("noted");
    assertThat(shop.view("queue", "notes")).containsExactly("1|by a trigger");
    assertThat(shop.changes("queue"))
        .containsExactly("notes{\"noteid\":1}insert", "orders{\"orderid\":1}insert");
  }

  @Test
  void R25_cascadingKeyChanges_areCaptured() throws Exception {
    Shop shop = bare(TableSettings.named("c.parents"), TableSettings.named("c.children"));
    shop.admin()
        .script(
            "create schema c; create table c.parents (id int primary key);"
                + " create table c.children (id int references c.parents on update cascade on delete cascade,"
                + " n int, primary key (id, n))");
    shop.waybill().install();
    shop.admin()
        .script("insert into c.parents values (1); insert into c.children values (1, 1), (1, 2)");
    shop.refresh();
    shop.admin().run("update c.parents set id = 5");
    shop.refresh();
    assertThat(shop.view("queue", "children")).containsExactly("5|1", "5|2");
    assertThat(shop.deleted("queue"))
        .containsExactly(
            "children{\"id\":1,\"n\":1}", "children{\"id\":1,\"n\":2}", "parents{\"id\":1}");
  }

  @Test
  void R25_truncateCascade_listsEveryTable() throws Exception {
    Shop shop = installed();
    shop.admin().order(1);
    shop.admin().line(1, 1);
    shop.admin().line(1, 2);
    shop.refresh();
    shop.admin().script("truncate shop.orders cascade");
    shop.refresh();
    assertThat(shop.deleted("queue")).hasSize(3);
  }

  @Test
  void R25_preparedTransactions_arriveWhenTheyCommit() throws Exception {
    Shop shop = settled();
    Session writer = shop.session();
    writer.begin();
    writer.note(1);
    writer.order(1);
    writer.line(1, 1);
    writer.script(
        "prepare transaction 'late" + server.port() + shop.database().url().hashCode() + "'");
    writer.commit();
    for (int i = 0; i < 12; i++) {
      shop.admin().note(100 + i);
      assertThat(shop.refresh().rows()).isEqualTo(1);
      shop.waybill().upkeep();
    }
    shop.admin()
        .script("commit prepared 'late" + server.port() + shop.database().url().hashCode() + "'");
    assertThat(shop.refresh().rows()).isEqualTo(3);
    assertThat(shop.view("queue", "lines")).hasSize(1);
    assertThat(shop.refresh().isEmpty()).isTrue();
  }

  private Shop partitioned() throws Exception {
    Shop shop = bare(TableSettings.named("p.events"));
    shop.admin()
        .script(
            """
            create schema p;
            create table p.events (id int, year int, body text, primary key (id, year)) partition by range (year);
            create table p.events_old partition of p.events for values from (2000) to (2020);
            create table p.events_new partition of p.events for values from (2020) to (2040) partition by list (year);
            create table p.events_2024 partition of p.events_new for values in (2024);
            create table p.events_2025 partition of p.events_new for values in (2025);
            """);
    shop.waybill().install();
    shop.refresh();
    return shop;
  }

  @Test
  void R25_partitionedTables_areCaptured() throws Exception {
    Shop shop = partitioned();
    shop.admin().run("insert into p.events values (1, 2010, 'a'), (2, 2024, 'b'), (3, 2025, 'c')");
    shop.refresh();
    assertThat(shop.view("queue", "events")).containsExactly("1|2010|a", "2|2024|b", "3|2025|c");
    shop.admin().run("update p.events set body = 'x' where id = 2");
    shop.admin().run("delete from p.events where id = 1");
    shop.refresh();
    assertThat(shop.view("queue", "events")).containsExactly("2|2024|x");
    assertThat(shop.deleted("queue")).containsExactly("events{\"id\":1,\"year\":2010}");
  }

  @Test
  void R25_writesToAPartition_areCaptured() throws Exception {
    Shop shop = partitioned();
    shop.admin().run("insert into p.events_2024 values (1, 2024, 'direct')");
    shop.admin().run("insert into p.events_new values (2, 2025, 'half direct')");
    shop.admin().run("insert into p.events_old values (3, 2001, 'old')");
    shop.refresh();
    assertThat(shop.view("queue", "events", "id")).containsExactly("1", "2", "3");
    shop.admin().run("update p.events_2024 set body = 'changed'");
    shop.admin().run("delete from p.events_old");
    shop.refresh();
    assertThat(shop.view("queue", "events")).containsExactly("1|2024|changed");
    assertThat(shop.deleted("queue")).containsExactly("events{\"id\":3,\"year\":2001}");
    shop.admin().script("truncate p.events_2025");
    shop.refresh();
    assertThat(shop.deleted("queue")).containsExactly("events{\"id\":2,\"year\":2025}");
  }

  @Test
  void R25_rowsMovedBetweenPartitions_areCaptured() throws Exception {
    Shop shop = partitioned();
    shop.admin().run("insert into p.events values (1, 2010, 'a'), (2, 2024, 'b')");
    shop.refresh();
    shop.admin().run("update p.events set year = 2025");
    shop.refresh();
    assertThat(shop.view("queue", "events")).containsExactly("1|2025|a", "2|2025|b");
    assertThat(shop.deleted("queue"))
        .containsExactly("events{\"id\":1,\"year\":2010}", "events{\"id\":2,\"year\":2024}");
  }

  @Test
  void R25_newPartition_isCapturedOrFound() throws Exception {
    Shop shop = partitioned();
    shop.admin()
        .script(
            "create table p.events_late partition of p.events for values from (2040) to (2050)");
    shop.admin().run("insert into p.events values (1, 2045, 'through the parent')");
    shop.refresh();
    assertThat(shop.view("queue", "events", "id")).containsExactly("1");
    shop.admin().run("insert into p.events_late values (2, 2046, 'direct')");
    shop.refresh();
    if (shop.view("queue", "events").isEmpty()) {
      assertThat(shop.waybill().doctor())
          .anySatisfy(
              finding -> {
                assertThat(finding.severity()).isNotEqualTo(Finding.Severity.OK);
                assertThat(finding.subject() + finding.message()).contains("events_late");
              });
      shop.waybill().install();
      shop.admin().run("insert into p.events_late values (3, 2046, 'direct')");
      shop.refresh();
    }
    assertThat(shop.view("queue", "events")).isNotEmpty();
  }

  @Test
  void R25_disabledTriggers_areFoundByDoctor() throws Exception {
    Shop shop = settled();
    shop.admin().script("alter table shop.notes disable trigger user");
    assertThat(shop.waybill().doctor())
        .anySatisfy(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Finding.Severity.PROBLEM);
              assertThat(finding.subject() + finding.message()).contains("notes");
              assertThat(finding.remedy()).isNotBlank();
            });
    assertThat(shop.waybill().status().tables())
        .anyMatch(table -> table.frozenAs().equals("notes") && !table.capturing());
    shop.waybill().install();
    assertThat(shop.waybill().doctor())
        .noneMatch(finding -> finding.severity() == Finding.Severity.PROBLEM);
    shop.admin().note(1);
    assertThat(shop.refresh().rows()).isEqualTo(1);
  }

  @Test
  void R25_droppedTrigger_isFoundByDoctor() throws Exception {
    Shop shop = settled();
    String trigger =
        shop.admin()
            .rows(
                "select tgname from pg_trigger where tgrelid = 'shop.notes'::regclass and not tgisinternal limit 1")
            .get(0);
    shop.admin().script("drop trigger \"" + trigger + "\" on shop.notes");
    assertThat(shop.waybill().doctor())
        .anyMatch(
            finding ->
                finding.severity() == Finding.Severity.PROBLEM
                    && (finding.subject() + finding.message()).contains("notes"));
    shop.waybill().install();
    shop.admin().note(1);
    assertThat(shop.refresh().rows()).isEqualTo(1);
  }

  @Test
  void R25_replicaRole_isCapturedOrFoundByDoctor() throws Exception {
    Shop shop = settled();
    Session replica = shop.session();
    replica.script("set session_replication_role = replica");
    replica.note(1);
    shop.refresh();
    if (shop.view("queue", "notes").isEmpty()) {
      assertThat(shop.waybill().doctor())
          .anySatisfy(
              finding -> {
                assertThat(finding.severity()).isNotEqualTo(Finding.Severity.OK);
                assertThat(finding.message()).containsIgnoringCase("replica");
              });
    }
  }

  @Test
  void R25_replicaRoleOfTheDatabase_isFoundByDoctor() throws Exception {
    Shop shop = settled();
    String database = shop.admin().rows("select current_database()").get(0);
    shop.admin().script("alter database " + database + " set session_replication_role = replica");
    Session replica = shop.session();
    replica.note(1);
    shop.refresh();
    if (shop.view("queue", "notes").isEmpty()) {
      assertThat(shop.waybill().doctor())
          .anyMatch(
              finding ->
                  finding.severity() == Finding.Severity.PROBLEM
                      && finding.message().contains("session_replication_role"));
    }
  }

  @Test
  void R25_replicatedTable_isCapturedOrFoundByDoctor() throws Exception {
    Shop shop = settled();
    Shop source = built();
    String from = source.admin().rows("select current_database()").get(0);
    String slot = "slot_" + from;
    source.admin().script("create publication everything for table shop.notes");
    source.admin().rows("select pg_create_logical_replication_slot(?, 'pgoutput')", slot);
    shop.admin()
        .script(
            "create subscription sub connection 'host=127.0.0.1 port=%d user=postgres dbname=%s' publication everything with (create_slot = false, slot_name = '%s', copy_data = false)"
                .formatted(server.port(), from, slot));
    try {
      source.admin().note(1);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (shop.source("notes").isEmpty() && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThat(shop.source("notes")).hasSize(1);
      shop.refresh();
      if (shop.view("queue", "notes").isEmpty()) {
        assertThat(shop.waybill().doctor())
            .anySatisfy(
                finding -> {
                  assertThat(finding.severity()).isEqualTo(Finding.Severity.PROBLEM);
                  assertThat(finding.subject() + finding.message())
                      .contains("notes")
                      .containsIgnoringCase("subscription");
                });
      }
    } finally {
      shop.admin().script("alter subscription sub disable");
      shop.admin().script("alter subscription sub set (slot_name = none)");
      shop.admin().script("drop subscription sub");
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (source
                  .admin()
                  .number(
                      "select count(*) from pg_replication_slots where slot_name = ? and active",
                      slot)
              > 0
          && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      source.admin().rows("select pg_drop_replication_slot(?)", slot);
    }
  }

  @Test
  void R25_unloggedTable_isNamedByDoctor() throws Exception {
    Shop shop = settled();
    assertThat(findings(shop, "shop.notes")).isEmpty();
    shop.admin().script("alter table shop.notes set unlogged");
    shop.admin().note(1);
    assertThat(shop.refresh().rows()).isEqualTo(1);
    assertThat(findings(shop, "shop.notes"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
              assertThat(finding.message()).contains("unlogged");
              assertThat(finding.remedy()).contains("SET LOGGED");
            });
  }

  @Test
  void R25_childTable_isNamedByDoctorUntilItIsTracked() throws Exception {
    Shop shop = bare(TableSettings.named("s.parent"));
    shop.admin().script("create schema s");
    shop.admin().script("create table s.parent (id int primary key, body text)");
    shop.admin().script("create table s.child (primary key (id)) inherits (s.parent)");
    shop.waybill().install();
    shop.refresh();
    shop.admin().run("insert into s.child values (1, 'direct')");
    assertThat(shop.refresh().isEmpty()).isTrue();
    assertThat(findings(shop, "s.parent"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Finding.Severity.PROBLEM);
              assertThat(finding.message()).contains("s.child");
            });

    try (Waybill waybill =
        Waybill.open(
            Config.builtIn(shop.database())
                .withTables(TableSettings.named("s.parent"), TableSettings.named("s.child")))) {
      waybill.install();
      shop.admin().run("insert into s.child values (2, 'direct')");
      waybill.queue("queue").refresh();
      assertThat(shop.view("queue", "child")).contains("2|direct");
      assertThat(findings(shop, "s.parent")).isEmpty();
    }
  }

  @Test
  void longTransactions_areNamedByDoctor() throws Exception {
    Shop shop = settled();
    Session late = shop.session();
    late.begin();
    late.note(1);
    Session prepared = shop.session();
    prepared.begin();
    prepared.note(2);
    prepared.script("prepare transaction 'left behind'");
    prepared.commit();
    assertThat(shop.waybill().doctor()).noneMatch(finding -> finding.message().contains("since"));

    // Nobody waits for an hour here: views of the same names let it pass.
    shop.admin()
        .script(
            """
            create schema later;
            create view later.pg_stat_activity as
              select datname, pid, xact_start - interval '61 minutes' as xact_start from pg_catalog.pg_stat_activity;
            create view later.pg_prepared_xacts as
              select gid, database, prepared - interval '61 minutes' as prepared from pg_catalog.pg_prepared_xacts;
            """);
    String database = shop.admin().rows("select current_database()").get(0);
    shop.admin().script("alter database " + database + " set search_path = later, pg_catalog");
    long pid = late.number("select pg_backend_pid()");
    try (Waybill waybill = Waybill.open(Shop.config(shop.database()))) {
      List<Finding> findings = waybill.doctor();
      assertThat(findings)
          .anyMatch(
              finding ->
                  finding.severity() == Finding.Severity.WARNING
                      && finding.subject().equals("session " + pid));
      assertThat(findings)
          .anyMatch(
              finding ->
                  finding.severity() == Finding.Severity.WARNING
                      && finding.subject().equals("transaction left behind")
                      && finding.remedy().contains("ROLLBACK PREPARED"));
    } finally {
      late.rollback();
      shop.admin().script("rollback prepared 'left behind'");
    }
  }

  /** What doctor finds amiss with a table. */
  private static List<Finding> findings(Shop shop, String subject) {
    return shop.waybill().doctor().stream()
        .filter(finding -> finding.subject().equals(subject))
        .filter(finding -> finding.severity() != Finding.Severity.OK)
        .toList();
  }
}

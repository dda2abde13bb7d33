package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Capability;
import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.Finding;
import dev.waybill.QueueSettings;
import dev.waybill.Secret;
import dev.waybill.Waybill;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.contract.postgresql.PostgresUnderTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** R23 and bad connections on PostgreSQL. */
@ParameterizedClass
@ValueSource(strings = {"oldest", "newest"})
final class PostgresRightsTest extends Promise {
  private final PostgresServer server;

  PostgresRightsTest(String version) {
    super(new PostgresUnderTest(PostgresServer.shared(version)), Capability.RIGHTS);
    this.server = PostgresServer.shared(version);
  }

  private static final String PASSWORD = "correct horse";

  private String role(Shop shop) throws SQLException {
    String name = "r" + UUID.randomUUID().toString().replace("-", "");
    shop.admin().script("create role " + name + " login password '" + PASSWORD + "'");
    return name;
  }

  @Test
  void R23_ownersRights_cannotBeTurnedAgainstIt() throws Exception {
    Shop shop = built(QueueSettings.named("mine"));
    String name = role(shop);
    shop.waybill().install();
    shop.waybill().createQueue(QueueSettings.named("theirs").withReaders(name));
    shop.refresh("theirs");
    shop.admin().note(1);
    String database = shop.admin().rows("select current_database()").get(0);
    shop.admin().script("grant create, temporary on database " + database + " to " + name);
    try (Session reader =
        new Session(DriverManager.getConnection(server.url(database), name, PASSWORD))) {
      reader.script(
          """
          create schema trap;
          create table trap.fired (what text);
          grant all on schema trap to public; grant all on trap.fired to public;
          create function trap.count(bigint) returns bigint language plpgsql as $$
            begin insert into trap.fired values (current_user); return 1; end $$;
          create function trap.format(text, text) returns text language sql as $$ select 'x' $$;
          create function trap.equal(text, text) returns boolean language plpgsql as $$
            begin insert into trap.fired values (current_user); return true; end $$;
          create operator trap.= (leftarg = text, rightarg = text, function = trap.equal);
          create temporary table batch (id bigint);
          create temporary table queue (id int, name text);
          create temporary table pg_class (oid oid);
          set search_path = trap, pg_temp, pg_catalog;
          """);
      reader.rows("call theirs.refresh()");
      reader.rows("call theirs.refresh('2017-01-01')");
      reader.rows("call theirs.recall(1)");
      assertThat(reader.rows("select * from trap.fired")).isEmpty();
      reader.script("reset search_path");
      assertThat(reader.rows("select id from theirs.batch")).containsExactly("1");
    }
    shop.admin().script("drop schema trap cascade");
    shop.waybill().uninstall();
    shop.admin().script("revoke all on database " + database + " from " + name);
    shop.admin().script("drop role " + name);
  }

  @Test
  void R23_ownerWhoIsNoSuperuser_canInstallAndRefresh() throws Exception {
    Shop shop = built();
    String name = role(shop);
    String database = shop.admin().rows("select current_database()").get(0);
    shop.admin().script("alter database " + database + " owner to " + name);
    shop.admin().script("alter schema shop owner to " + name);
    for (String table : List.of("customers", "sites", "orders", "lines", "payments", "notes")) {
      shop.admin().script("alter table shop." + table + " owner to " + name);
    }
    DatabaseSettings settings =
        new DatabaseSettings(server.url(database), name, new Secret(PASSWORD));
    try (Waybill waybill = Waybill.open(Shop.config(settings));
        Session session = new Session(waybill.connect())) {
      waybill.install();
      session.note(1);
      waybill.queue("queue").refresh();
      session.note(2);
      assertThat(waybill.queue("queue").refresh().rows()).isEqualTo(1);
      waybill.upkeep();
      waybill.status();
      waybill.doctor();
      waybill.uninstall();
    }
    shop.admin().script("alter database " + database + " owner to postgres");
    shop.admin().script("reassign owned by " + name + " to postgres; drop owned by " + name);
    shop.admin().script("drop role " + name);
  }

  @Test
  void R23_rowsHiddenFromTheOwner_areNotLeftOutInSilence() throws Exception {
    Shop shop = built();
    String name = role(shop);
    String database = shop.admin().rows("select current_database()").get(0);
    shop.admin().script("alter database " + database + " owner to " + name);
    shop.admin().script("alter schema shop owner to " + name);
    for (String table : List.of("customers", "sites", "orders", "lines", "payments", "notes")) {
      shop.admin().script("alter table shop." + table + " owner to " + name);
    }
    DatabaseSettings settings =
        new DatabaseSettings(server.url(database), name, new Secret(PASSWORD));
    try (Waybill waybill = Waybill.open(Shop.config(settings))) {
      waybill.install();
      waybill.queue("queue").refresh();
      shop.admin().script("alter table shop.notes enable row level security");
      shop.admin().script("create policy later_ones on shop.notes using (noteid > 1)");
      shop.admin().note(1);
      shop.admin().note(2);
      // It does not hold for the table's owner.
      assertThat(waybill.queue("queue").refresh().rows()).isEqualTo(2);
      assertThat(waybill.doctor())
          .noneMatch(finding -> finding.severity() == Finding.Severity.PROBLEM);

      shop.admin().script("alter table shop.notes force row level security");
      shop.admin().run("update shop.notes set body = 'new'");
      List<String> before = shop.everything("queue");
      // Doctor names the table.
      refused(ErrorCode.NO_RIGHTS, () -> waybill.queue("queue").refresh());
      assertThat(shop.everything("queue")).isEqualTo(before);
      assertThat(waybill.doctor())
          .anyMatch(
              finding ->
                  finding.severity() == Finding.Severity.PROBLEM
                      && finding.subject().equals("shop.notes")
                      && finding.remedy().contains("BYPASSRLS"));

      shop.admin().script("alter table shop.notes no force row level security");
      assertThat(waybill.queue("queue").refresh().rows()).isEqualTo(2);
      waybill.uninstall();
    }
    shop.admin().script("alter database " + database + " owner to postgres");
    shop.admin().script("reassign owned by " + name + " to postgres; drop owned by " + name);
    shop.admin().script("drop role " + name);
  }

  @Test
  void R23_strangerWhoInstalls_isRefusedInOneLine() throws Exception {
    Shop shop = built();
    String name = role(shop);
    DatabaseSettings settings =
        new DatabaseSettings(shop.database().url(), name, new Secret(PASSWORD));
    try (Waybill waybill = Waybill.open(Shop.config(settings))) {
      refused(ErrorCode.NO_RIGHTS, waybill::install);
    }
    shop.admin().script("drop role " + name);
  }

  @Test
  void noServer_isSaidInOneLine() {
    refused(
        ErrorCode.UNREACHABLE,
        () ->
            Waybill.open(
                    Shop.config(
                        new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/shop", "me", null)))
                .close(),
        "127.0.0.1:1");
  }

  @Test
  void wrongPassword_isSaidWithoutIt() throws Exception {
    Shop shop = built();
    String name = role(shop);
    refused(
        ErrorCode.UNREACHABLE,
        () ->
            Waybill.open(
                    Shop.config(
                        new DatabaseSettings(shop.database().url(), name, new Secret("wr0ngpw"))))
                .close(),
        "password");
    assertThatThrownBy(
            () ->
                Waybill.open(
                        Shop.config(
                            new DatabaseSettings(
                                shop.database().url(), name, new Secret("wr0ngpw"))))
                    .close())
        .hasMessageNotContaining("wr0ngpw");
    shop.admin().script("drop role " + name);
  }

  @Test
  void missingDatabase_isNamed() {
    refused(
        ErrorCode.UNREACHABLE,
        () -> Waybill.open(Shop.config(server.settings("no_such_database"))).close(),
        "no_such_database");
  }
}

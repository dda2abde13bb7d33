package dev.waybill.contract.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.Finding;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.contract.DatabasePackContract;
import dev.waybill.contract.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class H2ContractTest extends DatabasePackContract {
  H2ContractTest() {
    super(new H2UnderTest());
  }

  @Test
  void truncate_isRefusedAndNothingIsLost() throws SQLException {
    try (Waybill waybill = notes();
        Connection connection = waybill.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into shop.notes values (1)");
      assertThatThrownBy(() -> statement.execute("truncate table shop.notes"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("90106"));
      assertThat(waybill.queue("queue").refresh().rows()).isEqualTo(1);
    }
  }

  @Test
  void exec_returnsTheBatchsNumber_andTheViewTheRest() throws SQLException {
    try (Waybill waybill = notes();
        Connection connection = waybill.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into shop.notes values (1)");
      try (ResultSet row = statement.executeQuery("exec queue.Refresh '1/1/2017'")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getLong(1)).isEqualTo(1);
      }
      try (ResultSet row = statement.executeQuery("select kind, rows from queue.Batch")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("since");
        assertThat(row.getLong(2)).isEqualTo(1);
      }
    }
  }

  @Test
  void call_returnsTheBatchsNumberToo() throws SQLException {
    try (Waybill waybill = notes();
        Session session = new Session(waybill.connect())) {
      session.script("insert into shop.notes values (1)");
      assertThat(session.rows("call queue.refresh()")).containsExactly("1");
      assertThat(session.rows("call queue.Refresh('1/1/2017')")).containsExactly("2");
      assertThat(session.rows("select id, kind, rows from queue.batch"))
          .containsExactly("2|since|1");
    }
  }

  @Test
  void refreshAtOneSnapshot_cutsNowAndIsSeenWhenTheTransactionEnds() throws SQLException {
    H2UnderTest pack = new H2UnderTest();
    try (Waybill waybill = notes();
        Session other = new Session(waybill.connect());
        Session caller = new Session(waybill.connect())) {
      other.script("insert into shop.notes values (1)");
      pack.beginAtOneSnapshot(caller.connection());
      assertThat(caller.rows("select noteid from shop.notes")).containsExactly("1");
      other.script("insert into shop.notes values (2)");
      caller.rows("exec queue.refresh");
      assertThat(caller.rows("select noteid from shop.notes")).containsExactly("1");
      assertThat(caller.rows("select noteid from queue.notes order by 1"))
          .containsExactly("1", "2");
      caller.commit();
      assertThat(other.rows("select noteid from queue.notes order by 1")).containsExactly("1", "2");
      assertThat(waybill.queue("queue").refresh().isEmpty()).isTrue();
    }
  }

  @Test
  void refreshAtOneSnapshot_olderThanTheLastBatch_losesAndRepeatsNothing() throws SQLException {
    H2UnderTest pack = new H2UnderTest();
    try (Waybill waybill = notes();
        Session other = new Session(waybill.connect());
        Session caller = new Session(waybill.connect())) {
      other.script("insert into shop.notes values (1)");
      waybill.queue("queue").refresh();
      pack.beginAtOneSnapshot(caller.connection());
      caller.rows("select last_batch from waybill.position");
      other.script("insert into shop.notes values (2)");
      waybill.queue("queue").refresh();
      other.script("insert into shop.notes values (3)");
      assertThatThrownBy(() -> caller.rows("exec queue.refresh"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40001"));
      caller.rollback();
      waybill.queue("queue").refresh();
      assertThat(other.rows("select noteid from queue.notes")).containsExactly("3");
    }
  }

  @Test
  void truncateOfATableWithAUniqueConstraint_isRefusedToo() throws SQLException {
    String url = new H2UnderTest().freshDatabase().url();
    Config config =
        Config.builtIn(new DatabaseSettings(url, null, null))
            .withTables(TableSettings.named("shop.pairs").withKey("b", "a"));
    try (Waybill waybill = Waybill.open(config);
        Session session = new Session(waybill.connect())) {
      session.script("create schema shop");
      session.script("create table shop.pairs (a int not null, b int not null, unique (a, b))");
      waybill.install();
      session.script("insert into shop.pairs values (1, 2)");
      assertThatThrownBy(() -> session.script("truncate table shop.pairs"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("90106"));
      assertThat(waybill.doctor()).noneMatch(finding -> finding.message().contains("TRUNCATE"));
      assertThat(waybill.queue("queue").refresh().rows()).isEqualTo(1);
    }
  }

  @Test
  void truncateOfATableWithoutAConstraintOnItsKey_isNamedByDoctor() throws SQLException {
    String url = new H2UnderTest().freshDatabase().url();
    Config config =
        Config.builtIn(new DatabaseSettings(url, null, null))
            .withTables(TableSettings.named("shop.loose").withKey("id"));
    try (Waybill waybill = Waybill.open(config);
        Session session = new Session(waybill.connect())) {
      session.script("create schema shop");
      session.script("create table shop.loose (id int not null, body varchar(9))");
      session.script("create unique index shop.loose_id on shop.loose (id)");
      waybill.install();
      assertThat(waybill.doctor())
          .anySatisfy(
              finding -> {
                assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                assertThat(finding.subject()).isEqualTo("shop.loose");
                assertThat(finding.message()).contains("TRUNCATE");
                assertThat(finding.remedy()).contains("DELETE");
              });
    }
  }

  @Test
  void dropOfATrackedTable_needsCascade() throws SQLException {
    try (Waybill waybill = notes();
        Session session = new Session(waybill.connect())) {
      assertThatThrownBy(() -> session.script("drop table shop.notes"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("90107"));
      session.script("drop table shop.notes cascade");
      assertThatThrownBy(() -> waybill.queue("queue").refresh())
          .isInstanceOfSatisfying(
              WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DRIFT));
    }
  }

  @Test
  void replacedTable_capturesOfTheOldOneDateNothing() throws SQLException {
    try (Waybill waybill = notes();
        Session session = new Session(waybill.connect())) {
      session.script("insert into shop.notes values (1), (5)");
      waybill.queue("queue").refresh();
      waybill.upkeep();
      session.script("drop table shop.notes cascade");
      session.script("create table shop.notes (noteid int primary key)");
      session.script("insert into shop.notes values (1)");
      waybill.install();

      waybill.queue("queue").refresh();

      assertThat(session.rows("select noteid from queue.notes")).containsExactly("1");
      assertThat(session.rows("select * from queue.deleted")).hasSize(1);
      assertThatThrownBy(() -> session.script("truncate table shop.notes"))
          .isInstanceOf(SQLException.class);
      waybill.queue("queue").refresh();
      assertThat(session.rows("select noteid from queue.notes")).isEmpty();
      assertThat(waybill.install().actions()).isEmpty();
    }
  }

  private static Waybill notes() throws SQLException {
    Config config =
        Config.builtIn(new H2UnderTest().freshDatabase())
            .withTables(TableSettings.named("shop.notes"));
    Waybill waybill = Waybill.open(config);
    try (Connection connection = waybill.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema shop");
      statement.execute("create table shop.notes (noteid int primary key)");
    }
    waybill.install();
    return waybill;
  }
}

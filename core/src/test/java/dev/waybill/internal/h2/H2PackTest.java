package dev.waybill.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Batch;
import dev.waybill.Capability;
import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.Rows;
import dev.waybill.SqlSession;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only H2 says and does; the contract tests have the rest. */
class H2PackTest {
  private String url = "";
  private Waybill waybill;
  private Connection connection;
  private Statement sql;

  H2PackTest() throws SQLException {
    url = "jdbc:h2:mem:" + UUID.randomUUID();
    waybill = Waybill.open(builtIn(url));
    connection = waybill.connect();
    sql = connection.createStatement();
  }

  private static Config builtIn(String url) {
    return Config.builtIn(new DatabaseSettings(url, null, null));
  }

  @BeforeEach
  void install() {
    waybill.install();
  }

  @AfterEach
  void close() throws SQLException {
    sql.execute("shutdown");
  }

  private List<String> rows(String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(i > 1 ? "|" : "").append(rows.getString(i));
        }
        found.add(row.toString());
      }
    }
    return found;
  }

  private void order(int id) throws SQLException {
    sql.execute(
        "insert into dbo.Orders (OrderID, CustomerID, ModifiedDate) values ("
            + id
            + ", 1, current_timestamp)");
  }

  @Test
  void exec_asTheGuideWritesIt_freezes() throws SQLException {
    order(1);
    assertThat(rows("exec queue.refresh")).containsExactly("1");
    assertThat(rows("select OrderID, CustomerID from queue.Orders")).containsExactly("1|1");
    order(2);
    assertThat(rows("EXEC Queue.Refresh '1/1/2017'")).containsExactly("2");
    assertThat(rows("select ORDERID from QUEUE.ORDERS order by orderid")).containsExactly("1", "2");
    sql.execute("delete from dbo.Orders where OrderID = 1");
    assertThat(rows("call queue.refresh()")).containsExactly("3");
    assertThat(rows("select TableName, Key from queue.Deleted"))
        .containsExactly("Orders|{\"OrderID\":1}");
    assertThat(rows("select TableName, Key, Change from queue.Changes"))
        .containsExactly("Orders|{\"OrderID\":1}|delete");
    assertThat(rows("select id, queue, kind, rows, tables from queue.Batch"))
        .containsExactly(
            "3|queue|next|0|{\"Customers\": 0, \"Orders\": 0, \"OrderDetails\": 0,"
                + " \"Payments\": 0, \"CustomerAccounts\": 0, \"CustomerSites\": 0,"
                + " \"Deleted\": 1}");
    assertThat(rows("exec queue.recall 2")).containsExactly("2");
    assertThat(rows("select count(*) from queue.Orders")).containsExactly("2");
  }

  @Test
  void exec_badStart_hasOurSqlStateAndMessage() {
    assertThatThrownBy(() -> sql.execute("exec queue.refresh '3/4/2017'"))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(e.getSQLState()).isEqualTo(ErrorCode.BAD_START.sqlState()))
        .hasMessageStartingWith(
            "The start '3/4/2017' can be read in two ways. Write 2017-03-04 or 2017-04-03.");
  }

  @Test
  void query_ofAProcedure_showsTheBatch() {
    try (Rows rows = waybill.query("exec queue.Refresh '1/1/2017'")) {
      assertThat(rows.columns())
          .extracting(Rows.Column::name)
          .containsExactly("batch", "kind", "from", "until", "rows");
      assertThat(rows.next()).isTrue();
      assertThat(rows.value(0)).isEqualTo(1L);
      assertThat(rows.value(1)).isEqualTo("since");
      assertThat(rows.next()).isFalse();
    }
    assertThat(waybill.queue("queue").current().id()).isEqualTo(1);
  }

  @Test
  void transaction_asTyped_endsWhenItsUserSays() throws SQLException {
    try (SqlSession session = waybill.session()) {
      for (String line :
          List.of(
              "begin",
              "insert into dbo.Customers (CustomerID) values (1)",
              "select count(*) from dbo.Customers",
              "rollback",
              "set autocommit off",
              "insert into dbo.Customers (CustomerID) values (2)",
              "select count(*) from dbo.Customers",
              "rollback",
              "insert into dbo.Customers (CustomerID) values (3)",
              "commit")) {
        if (session.run(line) instanceof SqlSession.Found found) {
          found.rows().close();
        }
      }
    }
    assertThat(rows("select CustomerID from dbo.Customers")).containsExactly("3");
  }

  @Test
  void duplicateKey_asTyped_isToldWithoutTheRowThatIsThere() throws SQLException {
    sql.execute("insert into dbo.Customers (CustomerID, LastName) values (7, 'Secret')");
    try (SqlSession session = waybill.session()) {
      assertThatThrownBy(() -> session.run("insert into dbo.Customers (CustomerID) values (7)"))
          .isInstanceOf(WaybillException.class)
          .hasMessageContaining("primary key violation")
          .hasMessageContaining("CustomerID")
          .hasMessageNotContaining("Secret");
      session.run("create table dbo.child (id int references dbo.OrderTypes(OrderTypeID))");
      session.run("create table dbo.named (name varchar(20) unique)");
      session.run("insert into dbo.named values ('Secret')");
      assertThatThrownBy(() -> session.run("insert into dbo.named values ('Secret')"))
          .hasMessageContaining("index or primary key violation")
          .hasMessageNotContaining("Secret");
      assertThatThrownBy(() -> session.run("insert into dbo.child values (777777)"))
          .hasMessageContaining("Referential integrity")
          .hasMessageNotContaining("777777");
    }
  }

  @Test
  void repeatedQueries_areNotAnsweredFromTheTimeBefore() throws SQLException {
    order(1);
    assertThat(InnerSession.of(connection).getDatabase().getOptimizeReuseResults()).isFalse();
  }

  @Test
  void install_twice_findsNothingToDo() {
    assertThat(waybill.install().actions()).isEmpty();
    assertThat(waybill.installScript()).startsWith("-- Nothing to do").hasLineCount(1);
    assertThat(waybill.doctor()).allSatisfy(f -> assertThat(f.remedy()).isEmpty());
  }

  @Test
  void truncate_ofATrackedTable_isRefusedByTheEngine() throws SQLException {
    order(1);
    assertThatThrownBy(() -> sql.execute("truncate table dbo.Orders"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Cannot truncate");
    assertThat(waybill.pack().remarks().get(Capability.DELETES)).contains("TRUNCATE");
  }

  @Test
  void remarks_nameEveryPromiseThatIsAbsent() {
    for (Capability capability : Capability.values()) {
      if (!waybill.pack().capabilities().contains(capability)) {
        assertThat(waybill.pack().remarks()).containsKey(capability);
      }
    }
  }

  @Test
  void cascade_ofAForeignKey_isCaptured() throws SQLException {
    sql.execute("create schema shop");
    sql.execute("create table shop.p (id int primary key)");
    sql.execute(
        "create table shop.c (id int primary key, pid int references shop.p on delete cascade)");
    sql.execute("insert into shop.p values (1)");
    sql.execute("insert into shop.c values (10, 1), (11, 1)");
    try (Waybill shop =
        Waybill.open(
            builtIn(url)
                .withTables(TableSettings.named("shop.p"), TableSettings.named("shop.c"))
                .withQueues(QueueSettings.named("shipping")))) {
      shop.install();
      shop.queue("shipping").refresh();
      sql.execute("delete from shop.p");
      assertThat(shop.queue("shipping").refresh().counts()).containsEntry(Batch.DELETED, 3L);
    }
  }

  @Test
  void refresh_readOnlyFile_isRefused(@TempDir Path directory) {
    String file = "jdbc:h2:file:" + directory.resolve("shop");
    try (Waybill writable = Waybill.open(builtIn(file))) {
      writable.install();
    }
    try (Waybill readOnly = Waybill.open(builtIn(file + ";ACCESS_MODE_DATA=r"))) {
      assertThatThrownBy(() -> readOnly.queue("queue").refresh())
          .hasMessage("The database is open for reading only. Refresh where it can be written.")
          .extracting(e -> ((WaybillException) e).code())
          .isEqualTo(ErrorCode.READ_ONLY);
    }
  }

  @Test
  void refresh_everyType_freezesUnchanged() throws SQLException {
    sql.execute("create schema shop");
    sql.execute(
        """
        create table shop.types (id uuid default random_uuid() primary key,
          a char(3), b varchar_ignorecase(10), c clob, d blob, e varbinary(4), f boolean,
          g tinyint, h smallint, i bigint, j numeric(30, 10), k real, l double precision,
          m decfloat(20), n date, o time(9), p time with time zone, q timestamp(9),
          r timestamp(9) with time zone, s interval day to second, t enum('x', 'y'),
          u int array, v json, w bigint generated always as (h + 1), z int generated by default as identity)
        """);
    sql.execute(
        """
        insert into shop.types (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v)
        values ('ab', 'CdE', repeat('long ', 100000), cast(repeat('00ff', 50000) as varbinary),
          cast('ff00' as varbinary), true, 1, 2, 3, 12345678901234567890.0123456789, 1.5, 2.5,
          cast('NaN' as decfloat), date '0001-01-01', time '23:59:59.999999999',
          time with time zone '10:00:00+02', timestamp '2026-03-08 02:30:00.123456789',
          timestamp with time zone '2026-11-23 10:00:00.123456789+05:30',
          interval '1 02:03:04.5' day to second, 'y', ?, ? format json)
        """
            .replace("?, ? format json", "null, cast('{\"k\": [1, null]}' as json)"));
    try (Waybill shop =
        Waybill.open(
            builtIn(url)
                .withTables(TableSettings.named("shop.types"))
                .withQueues(QueueSettings.named("typed")))) {
      shop.install();
      shop.queue("typed").refresh();
      assertThat(rows("select count(*) from typed.types")).containsExactly("1");
      assertThat(
              rows(
                  "select count(*) from (select * from typed.types intersect select * from"
                      + " shop.types)"))
          .containsExactly("1");
      assertThat(rows("select length(c), length(d) from typed.types"))
          .isEqualTo(rows("select length(c), length(d) from shop.types"));
    }
  }
}

package dev.waybill.sync.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import dev.waybill.sync.SyncListener;
import dev.waybill.sync.spi.Pass;
import dev.waybill.sync.spi.ReadOptions;
import dev.waybill.sync.spi.Source;
import dev.waybill.sync.spi.SourceContext;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told before the first row, on H2 as a source. */
class OpenSourceTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final TargetTable ORDERS =
      new TargetTable(
          "dbo.Orders",
          List.of(
              new Column("OrderID", Kind.WHOLE_NUMBER, "integer", 0, 0, false),
              new Column("OrderDate", Kind.DATE_TIME, "timestamp(3)", 0, 3, true),
              new Column("Total", Kind.DECIMAL, "numeric(19,4)", 19, 4, true),
              new Column("Notes", Kind.TEXT, "character varying(50)", 50, 0, true),
              new Column("ModifiedDate", Kind.DATE_TIME, "timestamp(3)", 0, 3, true)),
          List.of("OrderID"),
          "ModifiedDate",
          null);

  private final String url = "jdbc:h2:mem:open" + NUMBER.incrementAndGet();
  private Connection kept;

  @BeforeEach
  void createTables() throws SQLException {
    kept = DriverManager.getConnection(url, "sa", "pass");
    run("create schema sales");
    run(
        "create table sales.orders (id int primary key, order_date timestamp, total"
            + " decimal(12, 2), notes varchar(100), updated_at timestamp with time zone)");
    run("create view sales.big_orders as select * from sales.orders where total > 100");
    run("create schema \"dbo\"");
    run(
        "create table \"dbo\".\"Orders\" (\"OrderID\" int primary key, \"OrderDate\" timestamp(3),"
            + " \"Total\" numeric(19, 4), \"Notes\" varchar(50), \"ModifiedDate\" timestamp(3))");
  }

  @AfterEach
  void close() throws SQLException {
    kept.close();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = kept.createStatement()) {
      statement.execute(sql);
    }
  }

  private Source open(Map<String, Object> changed, List<Map<String, Object>> tables)
      throws InterruptedException {
    Map<String, Object> values =
        new HashMap<>(Map.of("url", url, "user", "sa", "password", "pass", "tables", tables));
    values.putAll(changed);
    SourceContext context =
        new SourceContext(
            "legacy",
            OpenSourceTest::target,
            ZoneOffset.UTC,
            Clock.systemUTC(),
            Path.of(""),
            SyncListener.NONE,
            this::connect);
    return new JdbcSourceType().open(ReadOptions.at(List.of("sources", "legacy"), values), context);
  }

  private Source open(List<Map<String, Object>> tables) throws InterruptedException {
    return open(Map.of(), tables);
  }

  private Connection connect() {
    try {
      return DriverManager.getConnection(url, "sa", "pass");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TargetTable target(String name) {
    if (name.equals("dbo.Orders")) {
      return ORDERS;
    }
    throw new WaybillException(ErrorCode.UNKNOWN_TABLE, "There is no table " + name + ".");
  }

  private static Map<String, Object> orders(Map<String, Object> more) {
    Map<String, Object> table =
        new HashMap<>(
            Map.of("from", "sales.orders", "to", "dbo.Orders", "columns", Map.of("id", "OrderID")));
    table.putAll(more);
    return table;
  }

  private void assertRefused(List<Map<String, Object>> tables, String... messages) {
    assertThatThrownBy(() -> open(tables))
        .isInstanceOfSatisfying(
            WaybillException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION);
              assertThat(String.valueOf(e.getMessage()).lines()).containsExactly(messages);
            });
  }

  private static void assertUnreachable(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            WaybillException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.UNREACHABLE);
              assertThat(e.getMessage()).isEqualTo(message);
            });
  }

  @Test
  void open_tablesThatMap_mapsByNameAndTellsWhatIsLeft() throws Exception {
    run("alter table sales.orders add column internal_code varchar(10)");
    try (Source source = open(List.of(orders(Map.of("modified", "updated_at"))));
        Pass pass = source.begin(Optional.empty(), Optional.empty())) {
      assertThat(pass.unknown().get("dbo.Orders"))
          .extracting(column -> column.name() + " " + column.kind())
          .containsExactly("INTERNAL_CODE TEXT");
    }
  }

  @Test
  void open_allThatIsWrong_isToldTogetherWithPlaces() {
    assertRefused(
        List.of(
            orders(
                Map.of(
                    "columns", Map.of("idd", "OrderID"),
                    "modified", "total",
                    "fixed", Map.of("Total", "much"))),
            Map.of("from", "sales.oders", "to", "dbo.Orders"),
            Map.of("from", "sales.orders", "to", "dbo.Order"),
            orders(Map.of("columns", Map.of("notes", "OrderID")))),
        "sources.legacy.tables[1].fixed.Total: its value is no numeric(19,4)",
        "sources.legacy.tables[1].columns.idd: there is no column idd in SALES.ORDERS; did you mean"
            + " ID?",
        "sources.legacy.tables[1].modified: total is DECIMAL, not a date or a time; leave modified:"
            + " out, and the comparison finds changes",
        "sources.legacy.tables[1].columns: nothing maps to OrderID of the key of dbo.Orders; write"
            + " columns: { id: OrderID } with the column that holds it",
        "sources.legacy.tables[2].from: there is no table or view sales.oders; did you mean"
            + " SALES.ORDERS?",
        "sources.legacy.tables[3].to: There is no table dbo.Order.",
        "sources.legacy.tables[4].columns.notes: CHARACTER VARYING(100) does not fit into OrderID"
            + " integer; cast it in a view of the source, or map it elsewhere",
        "sources.legacy.tables[4].key: is missing: nothing in the source says that NOTES identifies"
            + " a row of SALES.ORDERS, whose key is ID; where it does, write key: [NOTES]");
  }

  @Test
  void open_viewWithoutKey_wantsItWritten() throws Exception {
    assertRefused(
        List.of(orders(Map.of("from", "sales.big_orders"))),
        "sources.legacy.tables[1].key: is missing: nothing in the source says that ID identifies a"
            + " row of SALES.BIG_ORDERS; where it does, write key: [ID]");
    open(List.of(orders(Map.of("from", "sales.big_orders", "key", List.of("id"))))).close();
  }

  @Test
  void open_conditionThatIsNone_isRefusedAtItsPlace() {
    assertRefused(
        List.of(orders(Map.of("where", "total >>> 7"))),
        "sources.legacy.tables[1].where: the database does not take it as a condition"
            + " (SQLState 42001)");
  }

  @Test
  void open_wrongPassword_isOneLine() {
    assertUnreachable(
        () -> open(Map.of("password", "wrong"), List.of(orders(Map.of()))),
        "Source legacy: "
            + url
            + " refuses the user or the password; check user: and password: (SQLState 28000).");
  }

  @Test
  void open_noServer_isOneLine() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String nobody = "jdbc:postgresql://127.0.0.1:" + port + "/shop";
    assertUnreachable(
        () -> open(Map.of("url", nobody + "?password=secret"), List.of(orders(Map.of()))),
        "Source legacy: "
            + nobody
            + " cannot be reached; check url: and that the server runs (SQLState 08001).");
  }

  @Test
  void open_noDriver_isOneLine() {
    assertThatThrownBy(
            () -> open(Map.of("url", "jdbc:fox://u:secret@host/x"), List.of(orders(Map.of()))))
        .isInstanceOfSatisfying(
            WaybillException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION);
              assertThat(e.getMessage())
                  .isEqualTo(
                      "sources.legacy.url: no driver for jdbc:fox: is on the class path; put the"
                          + " jar of the database's JDBC driver there.");
            });
  }

  @Test
  void begin_interruptedInALongQuery_endsWithinASecond() throws Exception {
    String minutes =
        "(select count(*) from system_range(1, 1000000) a, system_range(1, 1000000) b) > id";
    run("insert into sales.orders values (1, now(), 1, 'n', now())");
    try (Source source =
        open(List.of(orders(Map.of("where", minutes, "modified", "updated_at"))))) {
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      Thread reader =
          new Thread(
              () -> {
                try (Pass pass = source.begin(Optional.empty(), Optional.empty())) {
                  pass.next();
                  interrupted.complete(false);
                } catch (InterruptedException e) {
                  interrupted.complete(true);
                } catch (RuntimeException e) {
                  interrupted.completeExceptionally(e);
                }
              });
      reader.start();
      while (!isQuerying() && !interrupted.isDone()) {
        Thread.onSpinWait();
      }
      reader.interrupt();
      assertThat(interrupted.get(1, TimeUnit.SECONDS)).isTrue();
    }
  }

  private boolean isQuerying() throws SQLException {
    try (Statement statement = kept.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from information_schema.sessions where executing_statement like"
                    + " '%SYSTEM_RANGE%' and session_id <> session_id()"
                    + " or executing_statement like '%system_range%' and session_id <>"
                    + " session_id()")) {
      return rows.next() && rows.getInt(1) > 0;
    }
  }
}

package dev.waybill.contract.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.Session;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.load.Loaded;
import dev.waybill.sync.SourceSettings;
import dev.waybill.sync.Sync;
import dev.waybill.sync.SyncListener;
import dev.waybill.sync.SyncOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files into real databases. */
class FilesSourceTest {
  /** Records of a page of the source. */
  private static final int PAGE = 2000;

  private static final int THREE_PAGES = 3 * PAGE - 500;

  @TempDir private Path folder;
  private final List<String> notices = new ArrayList<>();

  enum Database {
    H2 {
      @Override
      DatabaseSettings fresh(Path folder) {
        return new DatabaseSettings("jdbc:h2:file:" + folder.resolve("shop"), null, null);
      }
    },
    POSTGRESQL {
      @Override
      DatabaseSettings fresh(Path folder) {
        return PostgresServer.shared("newest").freshDatabase();
      }
    };

    abstract DatabaseSettings fresh(Path folder);
  }

  private static Waybill shop(DatabaseSettings database) throws SQLException {
    Waybill waybill =
        Waybill.open(
            Config.builtIn(database)
                .withTables(TableSettings.named("shop.orders"), TableSettings.named("shop.lines"))
                .withTimezone(ZoneOffset.UTC));
    try (Session session = new Session(waybill.connect())) {
      session.script("create schema shop");
      session.script(
          "create table shop.orders (orderid int not null primary key, total numeric(10, 2),"
              + " note varchar(20))");
      session.script(
          "create table shop.lines (orderid int not null references shop.orders, line int not null,"
              + " item varchar(50), primary key (orderid, line))");
    }
    waybill.install();
    return waybill;
  }

  private Loaded.Table pass(Waybill waybill, String table, SyncListener listener)
      throws InterruptedException {
    SourceSettings settings =
        new SourceSettings(
            "drop-" + table,
            "files",
            SourceSettings.DEFAULT_EVERY,
            Map.of("path", table, "to", "shop." + table));
    try (Sync sync =
        new Sync(waybill, settings, new Sync.Place(ZoneOffset.UTC, folder), listener)) {
      return sync.pass(SyncOptions.USUAL).total();
    }
  }

  private Loaded.Table pass(Waybill waybill, String table) throws InterruptedException {
    return pass(
        waybill,
        table,
        new SyncListener() {
          @Override
          public void notice(String source, String line) {
            notices.add(line);
          }
        });
  }

  private void drop(String table, String name, String text) throws IOException {
    Path file = Files.createDirectories(folder.resolve(table)).resolve(name);
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }

  private static String orders(int to) {
    StringBuilder text = new StringBuilder("OrderID,Total,Note\n");
    for (int i = 1; i <= to; i++) {
      text.append(i).append(",1.50,\"a\nb\"\n");
    }
    return text.toString();
  }

  private static List<String> rows(Waybill waybill, String sql) throws SQLException {
    try (Session session = new Session(waybill.connect())) {
      return session.rows(sql);
    }
  }

  @ParameterizedTest
  @EnumSource
  void file_isLoadedAndWhatIsEqualIsNotTouched(Database database) throws Exception {
    try (Waybill waybill = shop(database.fresh(folder))) {
      drop("orders", "a.csv", "OrderID,Total,Note\n1,1.5,a\n2,,\n");
      assertThat(pass(waybill, "orders").inserted()).isEqualTo(2);
      waybill.queue("queue").refresh();

      drop("orders", "b.csv", "Note,OrderID\na,1\nnew,2\n");
      Loaded.Table second = pass(waybill, "orders");

      assertThat(second.unchanged()).isEqualTo(1);
      assertThat(second.updated()).isEqualTo(1);
      assertThat(rows(waybill, "select orderid, total, note from shop.orders order by orderid"))
          .containsExactly("1|1.50|a", "2|null|new");
      assertThat(waybill.queue("queue").refresh().rows()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void process_killedAfterAnyPage_loadsEachRecordOnce(Database database) throws Exception {
    try (Waybill waybill = shop(database.fresh(folder))) {
      drop("orders", "a.csv", orders(THREE_PAGES));
      SyncListener killer =
          new SyncListener() {
            @Override
            public void loaded(String source, Loaded page) {
              throw new IllegalStateException("killed");
            }
          };
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> pass(waybill, "orders", killer)).hasMessage("killed");
      }
      assertThat(folder.resolve("orders/a.csv")).exists();

      assertThat(pass(waybill, "orders").read()).isZero();

      assertThat(folder.resolve("orders/done/a.csv")).exists();
      assertThat(rows(waybill, "select count(*), min(orderid), max(orderid) from shop.orders"))
          .containsExactly(THREE_PAGES + "|1|" + THREE_PAGES);
      assertThat(rows(waybill, "select inserted, updated, unchanged from waybill.source"))
          .containsExactly(THREE_PAGES + "|0|0");
    }
  }

  @ParameterizedTest
  @EnumSource
  void records_thatDoNotFit_areSetAsideUntilTheyFit(Database database) throws Exception {
    try (Waybill waybill = shop(database.fresh(folder))) {
      drop("orders", "a.csv", "OrderID,Total\n1,1\n2,many\nx,3\n");
      assertThat(pass(waybill, "orders").rejected()).isEqualTo(2);
      assertThat(rows(waybill, "select \"key\" from waybill.rejected order by id"))
          .containsExactly("{\"orderid\":2}", "{\"file\":\"a.csv\",\"line\":4}");

      drop("orders", "b.csv", "OrderID,Total\n2,2\n");
      pass(waybill, "orders");

      assertThat(rows(waybill, "select \"key\" from waybill.rejected"))
          .containsExactly("{\"file\":\"a.csv\",\"line\":4}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void records_withoutTheirParent_areReportedWithTheirPage(Database database) throws Exception {
    try (Waybill waybill = shop(database.fresh(folder))) {
      drop("orders", "a.csv", "OrderID\n1\n");
      pass(waybill, "orders");
      drop("lines", "a.csv", "OrderID,Line,Item\n1,1,a\n7,1,b\n1,2,c\n");

      assertThat(pass(waybill, "lines").rejected()).isEqualTo(1);

      assertThat(folder.resolve("lines/done/a.csv.report.txt"))
          .content()
          .contains(
              "set aside  1",
              "lines 2 to 4: the database set aside 1; waybill rejected list drop-lines");
      assertThat(notices).singleElement().asString().startsWith("a.csv: 1 of 3 records");
    }
  }

  @ParameterizedTest
  @EnumSource
  void rehearsal_countsAndLeavesEverything(Database database) throws Exception {
    try (Waybill waybill = shop(database.fresh(folder))) {
      drop("orders", "a.csv", orders(10));
      SourceSettings settings =
          new SourceSettings(
              "dropbox",
              "files",
              SourceSettings.DEFAULT_EVERY,
              Map.of("path", "orders", "to", "shop.orders"));
      try (Sync sync =
          new Sync(waybill, settings, new Sync.Place(ZoneOffset.UTC, folder), SyncListener.NONE)) {
        SyncOptions rehearse = new SyncOptions(Optional.empty(), SyncOptions.Mode.REHEARSE);
        assertThat(sync.pass(rehearse).total().inserted()).isEqualTo(10);
      }

      assertThat(folder.resolve("orders/a.csv")).exists();
      assertThat(rows(waybill, "select count(*) from shop.orders")).containsExactly("0");
    }
  }
}

package dev.waybill.app.sync;

import static dev.waybill.app.sync.Script.customers;
import static dev.waybill.app.sync.Script.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.load.Loaded;
import dev.waybill.load.NewColumn;
import dev.waybill.load.PassEnd;
import dev.waybill.load.SourceState;
import dev.waybill.load.TableRows;
import dev.waybill.load.TargetTable;
import dev.waybill.sync.SourceSettings;
import dev.waybill.sync.Sync;
import dev.waybill.sync.SyncListener;
import dev.waybill.sync.SyncOptions;
import dev.waybill.sync.spi.SourceContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a pass does with a source's pages, on a real database. */
@Timeout(60)
abstract class SyncContract {
  private static final SyncOptions ADD_COLUMNS =
      new SyncOptions(Optional.empty(), SyncOptions.Mode.ADD_COLUMNS);

  @TempDir Path folder;

  private final List<String> notices = new ArrayList<>();
  private Script script;
  private Waybill waybill;

  /** An empty database. */
  abstract DatabaseSettings fresh();

  @BeforeEach
  final void install() {
    waybill = Waybill.open(Config.builtIn(fresh()));
    waybill.install();
    script = Script.named(folder.toString());
  }

  @AfterEach
  final void close() {
    waybill.close();
  }

  private Sync open() {
    return new Sync(
        waybill,
        new SourceSettings(
            "shop", "scripted", Duration.ofSeconds(30), Map.of("script", folder.toString())),
        new Sync.Place(ZoneId.of("UTC"), folder),
        new SyncListener() {
          @Override
          public void notice(String source, String line) {
            notices.add(source + ": " + line);
          }
        });
  }

  private Loaded pass(SyncOptions how) throws InterruptedException {
    try (Sync sync = open()) {
      return sync.pass(how);
    }
  }

  private List<String> names() throws SQLException {
    return texts("select LastName from dbo.Customers order by CustomerID");
  }

  private List<String> texts(String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = waybill.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(String.valueOf(rows.getString(1)));
      }
    }
    return texts;
  }

  private SourceState state() {
    assertThat(waybill.sources()).extracting(SourceState::name).containsExactly("shop");
    return waybill.sources().get(0);
  }

  private PassEnd end() {
    return Objects.requireNonNull(state().lastEnd());
  }

  @Test
  void pass_everyPage_isInWithItsWatermark_andTheNextPassGoesOn() throws Exception {
    script.page(customers(row(1, "Baker"), row(2, "Ünal"))).page(customers(row(3, "Cook")));

    assertThat(pass(SyncOptions.USUAL).total().inserted()).isEqualTo(3);
    script.page(customers(row(3, "Cook"), row(4, "Dyer")));
    Loaded second = pass(SyncOptions.USUAL);

    assertThat(second.total().inserted()).isEqualTo(1);
    assertThat(second.total().unchanged()).isEqualTo(1);
    assertThat(names()).containsExactly("Baker", "Ünal", "Cook", "Dyer");
    assertThat(script.begun()).containsExactly("after nothing", "after 2");
    assertThat(script.committed()).hasSize(3);
    assertThat(state().upTo()).isEqualTo(Script.START.plus(Duration.ofMinutes(3)));
    assertThat(end().error()).isNull();
    assertThat(end().loaded().total().read()).isEqualTo(2);
    assertThat(state().total().inserted()).isEqualTo(4);
  }

  @Test
  void pass_fromADate_readsAllAgainAndChangesNothing() throws Exception {
    script.page(customers(row(1, "Baker"))).page(customers(row(2, "Cook")));
    pass(SyncOptions.USUAL);

    Loaded again =
        pass(
            new SyncOptions(
                Optional.of(Instant.parse("2017-01-01T00:00:00Z")), SyncOptions.Mode.LOAD));

    assertThat(again.total().unchanged()).isEqualTo(2);
    assertThat(script.begun())
        .containsExactly("after nothing", "after 2 from 2017-01-01T00:00:00Z");
  }

  @Test
  void pass_thatFailsAfterAPage_keepsThePageAndNotesWhy() throws Exception {
    script.page(customers(row(1, "Baker"))).fails("The shop does not answer. Wait.");

    assertThatThrownBy(() -> pass(SyncOptions.USUAL))
        .isInstanceOf(WaybillException.class)
        .hasMessage("The shop does not answer. Wait.")
        .hasNoSuppressedExceptions();

    assertThat(names()).containsExactly("Baker");
    assertThat(end().error()).isEqualTo("The shop does not answer. Wait.");
    assertThat(end().loaded().total().inserted()).isEqualTo(1);
    script.instead(2, context -> List.of(customers(row(2, "Cook"))));
    pass(SyncOptions.USUAL);
    assertThat(script.begun()).containsExactly("after nothing", "after 1");
    assertThat(names()).containsExactly("Baker", "Cook");
    assertThat(end().error()).isNull();
  }

  @Test
  void pass_thatFailsUnforeseen_notesThatToo() {
    script.then(
        context -> {
          throw new IllegalStateException("row of Mr. Baker");
        });

    assertThatThrownBy(() -> pass(SyncOptions.USUAL)).isInstanceOf(IllegalStateException.class);

    assertThat(end().error()).isEqualTo("unforeseen error (IllegalStateException)");
  }

  @Test
  void pass_thatCannotNoteItsEnd_tellsTheFirstError() {
    script.then(
        context -> {
          waybill.uninstall();
          throw new WaybillException(ErrorCode.UNREACHABLE, "The shop does not answer. Wait.");
        });

    Throwable thrown = catchThrowable(() -> pass(SyncOptions.USUAL));

    assertThat(thrown).hasMessage("The shop does not answer. Wait.");
    assertThat(thrown.getSuppressed()).isNotEmpty();
  }

  @Test
  void pass_interruptedWhileItReads_endsAndKeepsWhatIsIn() throws Exception {
    script.page(customers(row(1, "Baker"))).waits();
    AtomicReference<Throwable> ended = new AtomicReference<>();
    Thread thread =
        new Thread(() -> ended.set(catchThrowable(() -> pass(SyncOptions.USUAL))), "pass");
    thread.start();
    script.awaitWaiting();

    thread.interrupt();

    thread.join(Duration.ofSeconds(10).toMillis());
    assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    assertThat(names()).containsExactly("Baker");
    assertThat(end().error()).isNull();
    assertThat(end().loaded().total().inserted()).isEqualTo(1);
  }

  /** An embedded database closes its file where an interrupted thread is at work in it. */
  @Test
  void pass_interruptedBeforeItLoads_endsWithThePageInAndTheDatabaseOpen() throws Exception {
    script
        .page(customers(row(1, "Baker")))
        .then(
            context -> {
              Thread.currentThread().interrupt();
              return List.of(customers(row(2, "Cook")));
            })
        .page(customers(row(3, "Dyer")));

    assertThat(catchThrowable(() -> pass(SyncOptions.USUAL)))
        .isInstanceOf(InterruptedException.class);

    assertThat(Thread.interrupted()).isFalse();
    assertThat(names()).containsExactly("Baker", "Cook");
    assertThat(script.committed()).hasSize(2);
    pass(SyncOptions.USUAL);
    assertThat(names()).containsExactly("Baker", "Cook", "Dyer");
  }

  @Test
  void pass_stoppedBeforeAnyPage_leavesAnEarlierFailureToldOf() {
    script.fails("The shop does not answer. Wait.");
    assertThatThrownBy(() -> pass(SyncOptions.USUAL)).isInstanceOf(WaybillException.class);
    script.instead(
        1,
        context -> {
          throw new InterruptedException();
        });

    assertThatThrownBy(() -> pass(SyncOptions.USUAL)).isInstanceOf(InterruptedException.class);

    assertThat(end().error()).isEqualTo("The shop does not answer. Wait.");
  }

  @Test
  void rehearsal_countsAndLeavesNothing() throws Exception {
    script.page(customers(row(1, "Baker"))).page(customers(row(2, "Cook"), row("no number", "X")));

    Loaded loaded = pass(new SyncOptions(Optional.empty(), SyncOptions.Mode.REHEARSE));

    assertThat(loaded.total().inserted()).isEqualTo(2);
    assertThat(loaded.total().rejected()).isEqualTo(1);
    assertThat(names()).isEmpty();
    assertThat(waybill.sources()).isEmpty();
    assertThat(waybill.rejected(null, 10)).isEmpty();
    assertThat(script.committed()).isEmpty();
    pass(SyncOptions.USUAL);
    assertThat(script.begun()).containsExactly("after nothing", "after nothing");
    assertThat(names()).containsExactly("Baker", "Cook");
  }

  /** Customers with a field that the table lacks at first. */
  private void scriptNicknames() {
    script
        .then(context -> List.of(nickname(context, 1, "Baker", "Bee")))
        .then(context -> List.of(nickname(context, 2, "Cook", "Cee")))
        .unknown(
            context ->
                hasNickname(context)
                    ? Map.of("dbo.Customers", List.of())
                    : Map.of(
                        "dbo.Customers",
                        List.of(new NewColumn("nickName", TargetTable.Kind.TEXT))));
  }

  private static boolean hasNickname(SourceContext context) {
    return context.targets().apply("dbo.Customers").column("nickName").isPresent();
  }

  private static TableRows nickname(SourceContext context, int id, String name, String nick) {
    return hasNickname(context)
        ? TableRows.of(
            "dbo.Customers",
            List.of("CustomerID", "LastName", "nickName"),
            List.<Object[]>of(row(id, name, nick)))
        : customers(row(id, name));
  }

  @Test
  void unknownFields_areToldOnce() throws Exception {
    scriptNicknames();

    try (Sync sync = open()) {
      sync.pass(SyncOptions.USUAL);
      sync.pass(SyncOptions.USUAL);
    }

    assertThat(notices)
        .containsExactly(
            "shop: dbo.Customers: the source has nickName, which the table lacks; waybill sync"
                + " --add-columns takes them in");
    assertThat(names()).containsExactly("Baker", "Cook");
  }

  @Test
  void addColumns_takesThemInBeforeItLoads() throws Exception {
    scriptNicknames();

    Loaded loaded = pass(ADD_COLUMNS);

    assertThat(loaded.total().inserted()).isEqualTo(2);
    assertThat(texts("select nickName from dbo.Customers order by CustomerID"))
        .containsExactly("Bee", "Cee");
    assertThat(notices).singleElement().asString().contains("dbo.Customers: added nickName;");
    assertThat(script.begun()).containsExactly("after nothing", "after nothing");
  }

  @Test
  void addColumns_thatTheSourceGoesOnToMiss_areTriedOnce() throws Exception {
    script
        .page(customers(row(1, "Baker")))
        .unknown(
            context ->
                Map.of("dbo.Customers", List.of(new NewColumn("nickName", TargetTable.Kind.TEXT))));

    pass(ADD_COLUMNS);

    assertThat(names()).containsExactly("Baker");
    assertThat(script.begun()).hasSize(2);
  }

  @Test
  void pass_notInstalled_saysSo() {
    waybill.uninstall();
    script.page(customers(row(1, "Baker")));

    assertThatThrownBy(() -> pass(SyncOptions.USUAL))
        .isInstanceOf(WaybillException.class)
        .hasMessageContaining("waybill install")
        .extracting(e -> ((WaybillException) e).code())
        .isEqualTo(ErrorCode.NOT_INSTALLED);
  }
}

package dev.waybill.app.cli;

import static dev.waybill.app.sync.Script.customers;
import static dev.waybill.app.sync.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.app.sync.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The commands around sources on a real database, as a user types them. */
@Timeout(120)
abstract class SyncCommandsContract extends TypedCommands {
  private static final String COUNTS =
      "source,table,read,inserted,updated,unchanged,older,deleted,rejected\n";

  private DatabaseSettings database;
  private Script script;

  @BeforeEach
  final void prepare() throws IOException {
    database = fresh();
    script = Script.named(folder.toString());
    configure(database, "");
    waybill("install").succeeds();
    configure("shop: { type: scripted, script: '" + folder + "' }");
  }

  final Script script() {
    return script;
  }

  /** Sources, one a line. */
  private void configure(String... sources) throws IOException {
    configure(database, "sources:\n  " + String.join("\n  ", sources) + "\n");
  }

  private String names() {
    return waybill("sql", "select LastName from dbo.Customers order by 1", "--format", "csv")
        .succeeds()
        .out()
        .lines()
        .skip(1)
        .toList()
        .toString();
  }

  @Test
  void sync_once_loadsAndPrintsTheCounts() {
    script.page(customers(row(1, "Baker"), row(2, "Cook")));

    assertThat(waybill("sync", "--once", "--format", "csv").succeeds().out())
        .isEqualTo(COUNTS + "shop,dbo.Customers,2,2,0,0,0,0,0\n");
    assertThat(names()).isEqualTo("[Baker, Cook]");
    CommandRun again = waybill("sync", "shop", "--once").succeeds();
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).isEqualTo("Nothing new.\n");
    assertThat(waybill("sync", "--once", "--format", "json").succeeds().out()).startsWith("[");
    script.page(customers(row(2, "Cooke")));
    assertThat(waybill("sync", "--once").succeeds().out())
        .containsPattern("source +table +read +inserted +updated")
        .containsPattern("shop +dbo.Customers +1 +0 +1");
  }

  @Test
  void sync_from_takesDatesAsRefreshDoes() {
    script.page(customers(row(1, "Baker")));

    waybill("sync", "--once", "--from", "1/1/2017").succeeds();

    assertThat(script.begun()).containsExactly("after nothing from 2017-01-01T06:00:00Z");
    waybill("sync", "--once", "--from", "2999-01-01").failsWith(5, "in the future");
    waybill("sync", "--once", "--from", "3/4/2017").failsWith(5, "two ways");
    waybill("sync", "--once", "--from", "soon").failsWith(5, "2017-01-31");
  }

  @Test
  void sync_dryRun_countsAndLeavesNothing() {
    script.page(customers(row(1, "Baker")));

    CommandRun run = waybill("sync", "--dry-run", "--format", "csv").succeeds();

    assertThat(run.out()).isEqualTo(COUNTS + "shop,dbo.Customers,1,1,0,0,0,0,0\n");
    assertThat(run.err()).contains("Nothing of this stays");
    assertThat(names()).isEqualTo("[]");
    waybill("sync", "--dry-run", "--add-columns").failsWith(2, "--dry-run changes nothing");
  }

  @Test
  void sync_refusals_areOneLineWithTheirExitCode() throws IOException {
    waybill("sync", "shpo", "--once").failsWith(5, "There is no source shpo. Did you mean shop?");
    waybill("sync", "shop", "other").failsWith(2, "other");
    configure(database, "");
    waybill("sync").failsWith(3, "No source is configured. Add one to waybill.yaml, such as: ");
    waybill("uninstall", "--yes").succeeds();
    configure("shop: { type: scripted, script: '" + folder + "' }");
    waybill("sync").failsWith(6, "waybill install");
    waybill("rejected", "list").failsWith(6, "waybill install");
  }

  @Test
  void sources_mistakes_areToldWithTheirPlacesWhereSourcesAreUsed() throws IOException {
    configure("shop: { type: scriptd, every: soon }", "till: { type: scripted, skript: x }");

    for (String command : List.of("sync", "doctor")) {
      CommandRun run = waybill(command);
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.err().lines())
          .satisfiesExactly(
              line -> assertThat(line).contains("yaml:", ":17: sources.shop.type: there is no"),
              line -> assertThat(line).contains(":33: sources.shop.every: 'soon' is no span"),
              line -> assertThat(line).contains(":3: sources.till.script: is missing"),
              line -> assertThat(line).contains("did you mean script?"));
    }
    waybill("status").succeeds();
    waybill("refresh").succeeds();
  }

  @Test
  void sync_oneThatFails_stopsNoOtherAndTheWorstIsTheExitCode() throws IOException {
    Script bad = Script.named(folder + "bad").page(customers(row(7, "Early")));
    bad.fails("The other side does not answer. Wait.");
    Script.named(folder + "defect")
        .then(
            context -> {
              throw new IllegalStateException("Mr. Baker");
            });
    script.page(customers(row(1, "Baker")));
    String shop = "shop: { type: scripted, script: '" + folder + "' }";
    configure("bad: { type: scripted, script: '" + folder + "bad' }", shop);

    CommandRun run = waybill("sync", "--once", "--format", "csv");

    assertThat(run.err()).isEqualTo("waybill: bad: The other side does not answer. Wait.\n");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out())
        .isEqualTo(
            COUNTS + "bad,dbo.Customers,1,1,0,0,0,0,0\n" + "shop,dbo.Customers,1,1,0,0,0,0,0\n");
    configure(
        "bad: { type: scripted, script: '" + folder + "bad' }",
        "worse: { type: scripted, script: '" + folder + "defect' }");
    CommandRun worse = waybill("sync", "--once");
    assertThat(worse.code()).isEqualTo(1);
    assertThat(worse.err())
        .contains("waybill: worse: unforeseen error (IllegalStateException)")
        .doesNotContain("Mr. Baker");
    waybill("sync", "bad", "--once").failsWith(4, "waybill: bad: The other side");
  }

  /** A script that fails once, goes on with a second page, and then waits. */
  private void scriptOneFailure() {
    AtomicInteger tries = new AtomicInteger();
    script
        .page(customers(row(1, "Baker")))
        .then(
            context -> {
              if (tries.incrementAndGet() == 1) {
                throw new WaybillException(
                    ErrorCode.UNREACHABLE, "The shop does not answer. Wait.");
              }
              return List.of(customers(row(2, "Cook")));
            })
        .waits();
  }

  /** Starts the command, and stops it when its script waits. */
  final CommandRun stopWhenWaiting(Stop stop, String... command) throws Exception {
    AtomicReference<CommandRun> run = new AtomicReference<>();
    Thread thread = new Thread(() -> run.set(waybill(command)));
    thread.start();
    script.awaitWaiting();
    stop.now(thread);
    thread.join(Duration.ofSeconds(20).toMillis());
    return Objects.requireNonNull(run.get());
  }

  /** One way of stopping a command. */
  interface Stop {
    void now(Thread thread) throws Exception;
  }

  @Test
  void sync_goesOnUntilItIsStopped_andOutlivesAFailedPass() throws Exception {
    configure("shop: { type: scripted, script: '" + folder + "', every: 1s }");
    scriptOneFailure();

    CommandRun run = stopWhenWaiting(Thread::interrupt, "sync", "--format", "csv");

    assertThat(run.succeeds().err())
        .isEqualTo(
            """
            waybill: shop: The shop does not answer. Wait. Tried again in 1s.
            shop: 1 inserted
            shop: 1 inserted
            """);
    assertThat(run.out()).isEqualTo(COUNTS + "shop,dbo.Customers,2,2,0,0,0,0,0\n");
    assertThat(names()).isEqualTo("[Baker, Cook]");
  }

  @Test
  void sync_once_stopped_keepsWhatIsInAndEndsAsAfterCtrlC() throws Exception {
    script.page(customers(row(1, "Baker"))).waits();

    CommandRun run = stopWhenWaiting(Thread::interrupt, "sync", "--once");

    assertThat(run.code()).isEqualTo(130);
    assertThat(names()).isEqualTo("[Baker]");
  }

  @Test
  void rejected_areListedRetriedAndDropped() {
    script.page(customers(row("no number", "Secretly"), row(2, "Cook")));
    CommandRun sync = waybill("sync", "--once", "--format", "csv").succeeds();
    assertThat(sync.out()).endsWith("shop,dbo.Customers,2,1,0,0,0,0,1\n");
    assertThat(sync.err()).contains("Set aside, each with its reason: 1.", "waybill rejected list");

    CommandRun list = waybill("rejected", "list", "--format", "csv").succeeds();

    assertThat(list.out())
        .startsWith("id,source,table,key,reason,first_seen,last_seen\n")
        .contains(",shop,dbo.Customers,")
        .doesNotContain("Secretly")
        .hasLineCount(2);
    assertThat(waybill("rejected", "list", "shop").succeeds().out())
        .containsIgnoringCase("CustomerID takes a number");
    String id = list.out().lines().toList().get(1).split(",", 2)[0];
    CommandRun retry = waybill("rejected", "retry", "shop", id, "--format", "csv").succeeds();
    assertThat(retry.out()).isEqualTo(COUNTS + "shop,dbo.Customers,1,0,0,0,0,0,1\n");
    assertThat(retry.err()).isEqualTo("Tried again: 1. Still set aside of these: 1.\n");
    assertThat(waybill("rejected", "retry", "shop", "--all").succeeds().err()).contains(": 1.");
    assertThat(waybill("rejected", "drop", "shop", "--all", "--format", "csv").succeeds().out())
        .isEqualTo("source,dropped\nshop,1\n");
    assertThat(waybill("rejected", "list", "--format", "json").succeeds().out())
        .isEqualToIgnoringWhitespace("[]");
  }

  @Test
  void rejected_refusals_areOneLineWithTheirExitCode() {
    waybill("rejected").failsWith(2, "Missing one of list, retry, drop");
    waybill("rejected", "list", "shpo").failsWith(5, "Did you mean shop?");
    waybill("rejected", "list", "--limit", "0").failsWith(2, "--limit must be 1 or more");
    waybill("rejected", "retry").failsWith(2, "SOURCE");
    waybill("rejected", "retry", "shop").failsWith(2, "give --all");
    waybill("rejected", "drop", "shop", "1", "--all").failsWith(2, "not both");
    waybill("rejected", "drop", "shpo", "--all").failsWith(5, "Did you mean shop?");
    waybill("rejected", "drop", "shop", "x").failsWith(2, "x");
  }

  @Test
  void rejected_moreThanTheLimit_saysSo() {
    script.page(customers(row("a", "A"), row("b", "B"), row("c", "C")));
    waybill("sync", "--once").succeeds();

    CommandRun run = waybill("rejected", "list", "--limit", "2", "--format", "csv").succeeds();

    assertThat(run.out()).hasLineCount(3);
    assertThat(run.err()).isEqualTo("There are more than 2; see --limit.\n");
    assertThat(waybill("rejected", "list", "--limit", "3").succeeds().err())
        .doesNotContain("more than");
  }

  @Test
  void status_showsSources_andNothingWhereThereIsNone() throws IOException {
    assertThat(waybill("status").succeeds().out())
        .containsPattern("source +up_to +lag +last_pass +rows_per_second +set_aside +last_error")
        .containsPattern("shop +- +- +- +- +0 +-");
    script.page(customers(row(1, "Baker"), row("x", "X"))).fails("The shop is shut. Wait.");
    assertThat(waybill("sync", "--once").code()).isEqualTo(4);

    assertThat(waybill("status").succeeds().out())
        .containsPattern("shop +2017-01-01 06:01:00 CST +[\\d]+d \\d+h +\\S+ \\S+ C.T +\\d+ +1 ")
        .contains("The shop is shut. Wait.");
    assertThat(waybill("status", "--format", "json").succeeds().out())
        .contains("\"up_to\" : \"2017-01-01T12:01:00Z\"", "\"last_error\" : \"The shop is shut.");
    assertThat(waybill("status", "--format", "csv").succeeds().out())
        .contains("source,shop,set_aside,1\n");

    waybill("uninstall", "--yes").succeeds();
    configure(database, "");
    waybill("install").succeeds();
    assertThat(waybill("status").succeeds().out()).doesNotContain("rows_per_second");
  }

  /** SQL that makes the database forget that it had the tables of sources. */
  String forgetting() {
    return "";
  }

  /** A newer version of the command than that which installed. */
  @Test
  void status_installedBeforeThereWereSources_showsThemAsIdle() {
    waybill("sql", "drop table waybill.rejected; drop table waybill.source" + forgetting())
        .succeeds();

    assertThat(waybill("status").succeeds().out()).containsPattern("shop +- +- +-");
    assertThat(waybill("doctor").err()).doesNotContain("install");
    waybill("sync").failsWith(6, "waybill install");
    waybill("install").succeeds();
    waybill("sync", "--once").succeeds();
  }

  @Test
  void doctor_findsWhatFailedAndWhatIsSetAside() {
    script.page(customers(row(1, "Baker"), row("x", "X"))).fails("The shop is shut. Wait.");
    assertThat(waybill("doctor").err()).doesNotContain("source shop");
    waybill("sync", "--once");

    CommandRun run = waybill("doctor", "--format", "csv");

    assertThat(run.code()).isEqualTo(7);
    assertThat(run.out())
        .contains("warning,source shop,it has failed since its last success: The shop is shut.")
        .contains("warning,source shop,records that did not fit are set aside: 1,");
    script.instead(2, context -> List.of(customers(row(2, "Cook"))));
    waybill("sync", "--once").succeeds();
    waybill("rejected", "drop", "shop", "--all").succeeds();
    assertThat(waybill("doctor", "--format", "csv").out()).contains("ok,source shop,");
  }
}

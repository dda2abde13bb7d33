package dev.waybill.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Batch;
import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.contract.CuttableProxy;
import dev.waybill.contract.Session;
import dev.waybill.contract.history.Feed;
import dev.waybill.contract.history.History;
import dev.waybill.contract.history.QueueFeed;
import dev.waybill.contract.history.Violations;
import dev.waybill.contract.history.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults while a history runs; after each the validators still hold. */
@ParameterizedClass
@ValueSource(strings = {"oldest", "newest"})
final class PostgresFaultsTest {
  private static final Duration DURATION = Duration.ofSeconds(15);
  private static final String DATABASE = "faults";

  private final String version;

  PostgresFaultsTest(String version) {
    this.version = version;
  }

  /** What befalls the server or its clients, again and again. */
  @FunctionalInterface
  private interface Fault {
    void befall(PostgresServer server, CuttableProxy proxy) throws Exception;
  }

  @Test
  void killedServer_losesNothing() throws Exception {
    historyWith(
        "kill -9 of the server",
        2500,
        (server, proxy) -> {
          server.kill();
          server.restart();
        });
  }

  @Test
  void terminatedClients_loseNothing() throws Exception {
    historyWith(
        "termination of clients",
        60,
        (server, proxy) ->
            server.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                    + DATABASE
                    + "' and state = 'active' and random() < 0.3"));
  }

  @Test
  void cancelledStatements_loseNothing() throws Exception {
    historyWith(
        "cancelling of statements",
        20,
        (server, proxy) ->
            server.execute(
                "select pg_cancel_backend(pid) from pg_stat_activity where datname = '"
                    + DATABASE
                    + "' and state = 'active' and random() < 0.5"));
  }

  @Test
  void cutConnections_loseNothing() throws Exception {
    historyWith("cut connections", 300, (server, proxy) -> proxy.cut());
  }

  private void historyWith(String what, int pause, Fault fault) throws Exception {
    long seed = System.nanoTime() % 1_000_000_000;
    AtomicInteger faults = new AtomicInteger();
    Violations violations = new Violations();
    try (PostgresServer server = PostgresServer.start(version);
        CuttableProxy proxy = new CuttableProxy(server.port())) {
      server.execute("create database " + DATABASE);
      DatabaseSettings settings =
          new DatabaseSettings(
              "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + DATABASE, "postgres", null);
      PostgresUnderTest pack = new PostgresUnderTest(server);
      Config config =
          Config.builtIn(settings)
              .withTables(Workload.tables())
              .withQueues(
                  QueueSettings.named("plain"), QueueSettings.named("docs").withDocuments());
      History.Outcome outcome;
      try (Waybill waybill = Waybill.open(config)) {
        try (Session session = new Session(waybill.connect())) {
          Workload.create(session);
        }
        waybill.install();
        try (Feed plain = new QueueFeed(waybill, pack, "plain", false, violations);
            Feed docs = new QueueFeed(waybill, pack, "docs", true, violations)) {
          outcome =
              new History(waybill::connect, seed, DURATION)
                  .bulk(new CopyAccounts())
                  .feed(plain, violations)
                  .feed(docs, violations)
                  .disturbance(
                      random -> {
                        History.pause(random.nextInt(pause / 2, pause * 3 / 2));
                        fault.befall(server, proxy);
                        faults.incrementAndGet();
                      })
                  .disturbance(
                      random -> {
                        History.pause(random.nextInt(20, 300));
                        upkeep(waybill);
                      })
                  .run();
        }
      }
      System.out.printf(
          "PostgreSQL %s, %s: seed %d: %d faults, %,d commits, %,d batches, %,d refreshes failed%n",
          version,
          what,
          seed,
          faults.get(),
          outcome.commits(),
          outcome.batches(),
          outcome.failedCuts());
    }
    assertThat(violations.none()).as("seed " + seed + ": " + violations).isTrue();
    assertThat(faults).hasPositiveValue();
  }

  private static void upkeep(Waybill waybill) {
    try {
      waybill.upkeep();
    } catch (WaybillException e) {
      assertThat(e.code()).as(e.getMessage()).isNotEqualTo(ErrorCode.NOT_INSTALLED);
    }
  }

  @Test
  void killedInTheMiddleOfARefresh_leavesEverythingAsItWas() throws Exception {
    try (PostgresServer server = PostgresServer.start(version)) {
      DatabaseSettings settings = server.freshDatabase();
      Config config = Config.builtIn(settings).withTables(TableSettings.named("s.t"));
      try (Waybill waybill = Waybill.open(config)) {
        try (Session session = new Session(waybill.connect())) {
          session.script("create schema s; create table s.t (id int primary key, body text)");
          waybill.install();
          waybill.queue("queue").refresh();
          session.script("insert into s.t select i, 'x' from generate_series(1, 20000) i");
          session.begin();
          session.rows("call queue.refresh()");
          server.kill();
          assertThatThrownBy(session::commit).isInstanceOf(SQLException.class);
        }
        server.restart();
        assertThat(reachable(waybill)).extracting(Batch::id).containsExactly(1L);
        Batch batch = waybill.queue("queue").refresh();
        assertThat(batch.id()).isEqualTo(2);
        assertThat(batch.rows()).isEqualTo(20000);
      }
    }
  }

  /** The pool may hand out connections of the dead server once. */
  private static List<Batch> reachable(Waybill waybill) {
    for (int i = 0; ; i++) {
      try {
        return waybill.queue("queue").batches();
      } catch (WaybillException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(i).isLessThan(20);
      }
    }
  }

  @Test
  void diskFull_failsClearlyAndGoesOnWhenThereIsRoom() throws Exception {
    Path disk = Files.createTempDirectory("waybill-disk");
    Assumptions.assumeTrue(
        mount(disk), "No right to mount a small file system: the full disk is not tried here.");
    try (PostgresServer server = PostgresServer.start(version)) {
      Path space = Files.createDirectory(disk.resolve("space"));
      server.execute("create tablespace small location '" + space + "'");
      server.execute("create database full_disk tablespace small");
      Config config =
          Config.builtIn(server.settings("full_disk")).withTables(TableSettings.named("s.t"));
      try (Waybill waybill = Waybill.open(config);
          Session session = new Session(waybill.connect())) {
        session.script("create schema s; create table s.t (id int primary key, body text)");
        waybill.install();
        session.script(
            "insert into s.t select i, repeat('x', 500) from generate_series(1, 1000) i");
        waybill.queue("queue").refresh();
        List<Batch> before = waybill.queue("queue").batches();
        session.script(
            "insert into s.t select i, repeat('y', 500) from generate_series(2001, 12000) i");
        Path filler = disk.resolve("filler");
        fill(filler);
        assertThatThrownBy(() -> waybill.queue("queue").refresh())
            .isInstanceOfSatisfying(
                WaybillException.class,
                e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.RESOURCES));
        assertThat(waybill.queue("queue").batches()).isEqualTo(before);
        assertThat(session.number("select count(*) from queue.t")).isEqualTo(1000);
        Files.delete(filler);
        Batch batch = waybill.queue("queue").refresh();
        assertThat(batch.rows()).isEqualTo(10000);
        assertThat(batch.id()).isEqualTo(2);
        assertThat(session.number("select count(*) from queue.t")).isEqualTo(10000);
      }
    } finally {
      command("umount", disk.toString());
      Files.deleteIfExists(disk);
    }
  }

  private static boolean mount(Path at) throws Exception {
    try {
      return command("mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", at.toString());
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean command(String... line) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  /** Leaves next to nothing free. */
  private static void fill(Path filler) throws IOException {
    byte[] block = new byte[64 * 1024];
    try (var out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(filler).isNotEmptyFile();
    }
  }
}

package dev.waybill.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.QueueSettings;
import dev.waybill.Waybill;
import dev.waybill.app.cli.CommandLineInterface;
import dev.waybill.app.print.Screen;
import dev.waybill.contract.history.History;
import dev.waybill.contract.history.Key;
import dev.waybill.contract.history.Violations;
import dev.waybill.load.Rejected;
import dev.waybill.sandbox.Fault;
import dev.waybill.sandbox.Sandbox;
import dev.waybill.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sync from a stand-in Exigo that has every fault, by the real command, which is killed at random
 * moments, while queues are refreshed at random ones: {@code waybill.sync.minutes} of it, fractions
 * allowed, less than half a minute unless set. It prints its seed; {@code waybill.sync.seed} takes
 * one.
 */
abstract class SyncProof {
  private static final double DEFAULT_MINUTES = 0.4;
  private static final int CUSTOMERS = 60;
  private static final int ORDERS = 200;

  /** Rows in batches. */
  private static final int ENOUGH = 1_500;

  /** How much longer a slow machine may take until it has seen enough. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** Every so many orders may be spoiled; so few, that no page is refused for them. */
  private static final int SPOILED = 25;

  /** Orders are published so much late at most, and the walks overlap by more. */
  private static final Duration LATE = Duration.ofSeconds(3);

  private static final String OVERLAP = "8s";

  @TempDir Path folder;

  private final Violations violations = new Violations();
  private final ShopTables tables = new ShopTables(order -> order % SPOILED == 0);
  private final Set<Integer> spoiled = new HashSet<>();
  private final ShopQueue plain = new ShopQueue("plain", tables, this::open, violations);
  private final ShopQueue docs = new ShopQueue("docs", tables, this::open, violations);
  private @Nullable Waybill waybill;
  private Duration start = Duration.ZERO;
  private int kills;

  /** An empty database. */
  abstract DatabaseSettings fresh() throws IOException;

  /** Whether the database lives on when a process that uses it is killed. */
  abstract boolean hasServer();

  private Waybill open() {
    return Objects.requireNonNull(waybill);
  }

  private Sandbox sandbox(long seed) {
    return Sandbox.start(
        SandboxSettings.defaults()
            .withPort(0)
            .withSeed(seed)
            .withPopulation(
                shop ->
                    shop.withCustomers(CUSTOMERS)
                        .withOrders(ORDERS)
                        .withOrdersPerMinute(240)
                        .withLifetime(Duration.ofSeconds(4))));
  }

  /** The configuration file and the same for this process, which installs. */
  private Config install(Sandbox sandbox) throws IOException {
    DatabaseSettings database = fresh();
    String user = database.user() == null ? "" : "\n  user: " + database.user();
    Files.writeString(
        folder.resolve("waybill.yaml"),
        """
        database:
          url: '%s'%s
        queues:
          plain: {}
          docs: { documents: true }
        sources:
          exigo:
            type: exigo
            company: acme
            login: api
            password: secret
            url: %s
            every: 1s
            overlap: %s
            batch_size: 20
            requests_per_second: 200
            timeout: 2s
        """
            .formatted(database.url(), user, sandbox.url(), OVERLAP));
    Config config =
        Config.builtIn(database)
            .withQueues(QueueSettings.named("plain"), QueueSettings.named("docs").withDocuments());
    try (Waybill installing = Waybill.open(config)) {
      installing.install();
      waybill = installing;
      plain.begin();
      docs.begin();
    }
    return config;
  }

  @Test
  void sync_killedUnderEveryFault_endsWithTheTruthAndBatchesThatMakeIt() throws Exception {
    long seed = seed();
    Duration duration = Duration.ofMillis((long) (minutes() * 60_000));
    String name = getClass().getSimpleName();
    System.out.printf("%s: %s, replay with -Dwaybill.sync.seed=%d%n", name, duration, seed);
    Random random = new Random(seed);
    try (Sandbox sandbox = sandbox(seed)) {
      Config config = install(sandbox);
      breakEverything(sandbox);
      long before = System.nanoTime();
      WaybillProcess.start(folder, "status").succeeds();
      start = Duration.ofNanos(System.nanoTime() - before);
      long end = System.nanoTime() + duration.toNanos();
      long deadline = end + PATIENCE.toNanos();
      while (System.nanoTime() < end || (!hasSeenEnough(sandbox) && System.nanoTime() < deadline)) {
        round(config, sandbox, random);
      }
      assertThat(sandbox.faults().allCame()).as("every fault came: " + log()).isTrue();
      calm(sandbox);
      System.out.printf(
          "%s: seed %d: %d kills, %,d orders of %,d customers, %,d batches of %,d rows, start %s%n",
          name,
          seed,
          kills,
          sandbox.orders(),
          sandbox.customers(),
          plain.batches() + docs.batches(),
          plain.rows() + docs.rows(),
          start);
      try (Waybill atRest = Waybill.open(config)) {
        waybill = atRest;
        check(atRest, sandbox, random);
      }
    }
    assertThat(violations.none()).as("seed " + seed + ": " + violations).isTrue();
    assertThat(kills).isGreaterThan(2);
    assertThat(log()).doesNotContain("unforeseen", "Unforeseen", "defect", "\tat ");
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  /** Every fault, and more than the first load; a slow machine takes longer. */
  private boolean hasSeenEnough(Sandbox sandbox) {
    return sandbox.faults().allCame() && plain.rows() > ENOUGH;
  }

  /** The checker is checked: what the overlap does not reach is missed, and that must show. */
  @Test
  void orderPublishedLaterThanTheOverlap_isMissedAndFoundOut() throws Exception {
    try (Sandbox sandbox = sandbox(2017)) {
      sandbox.pause();
      try (Waybill open = Waybill.open(install(sandbox))) {
        sync();
        assertThat(differences(open, sandbox)).isEmpty();

        int missed = sandbox.placeOrder(Duration.ofMinutes(1));
        sync();

        assertThat(differences(open, sandbox))
            .isNotEmpty()
            .allMatch(line -> line.contains("id=" + missed) && line.endsWith("is not there"));
        sync("--from", "2001-01-01");
        assertThat(differences(open, sandbox)).isEmpty();
      }
    }
  }

  private static List<String> differences(Waybill open, Sandbox sandbox) {
    return CompareWithTruth.differences(open, sandbox.truth(), Set.of());
  }

  /** One pass, in this process. */
  private void sync(String... more) {
    List<String> arguments = new ArrayList<>(List.of("sync", "--once", "--config"));
    arguments.add(folder.resolve("waybill.yaml").toString());
    arguments.addAll(List.of(more));
    StringWriter err = new StringWriter();
    int code =
        CommandLineInterface.run(
            Screen.of(new PrintWriter(new StringWriter()), new PrintWriter(err)),
            arguments.toArray(String[]::new));
    assertThat(code).as(err.toString()).isZero();
  }

  /** Each fault at least once, and again and again. */
  private static void breakEverything(Sandbox sandbox) {
    for (Fault.Kind kind : Fault.Kind.values()) {
      switch (kind) {
        case LATE -> sandbox.faults().next(Fault.late(LATE));
        // Else orders whose sums are watched would come in part; others are spoiled.
        case TOO_LONG -> sandbox.faults().next(Fault.tooLong().on("/customers"));
        default -> sandbox.faults().next(Fault.of(kind));
      }
    }
    for (String path : List.of("/customers", "/orders")) {
      for (Fault fault :
          List.of(
              Fault.serverError(),
              Fault.unavailable(),
              Fault.cut(),
              Fault.malformed(),
              Fault.slow(Duration.ofMillis(300)),
              Fault.otherSpelling(),
              Fault.extraFields())) {
        sandbox.faults().sometimes(fault.on(path), 0.04);
      }
      sandbox.faults().sometimes(Fault.unordered().on(path), 0.02);
      sandbox.faults().sometimes(Fault.failure().on(path), 0.02);
      sandbox.faults().sometimes(Fault.wrongPassword().on(path), 0.01);
      // Longer than the client waits.
      sandbox.faults().sometimes(Fault.slow(Duration.ofSeconds(3)).on(path), 0.01);
    }
    sandbox.faults().sometimes(Fault.tooLong().on("/customers"), 0.04);
    for (String path : List.of("/customers/site", "/account", "/account/directdeposit")) {
      sandbox.faults().sometimes(Fault.serverError().on(path), 0.01);
      sandbox.faults().sometimes(Fault.cut().on(path), 0.01);
      sandbox.faults().sometimes(Fault.failure().on(path), 0.01);
    }
    sandbox.faults().sometimes(Fault.tooManyRequests(Duration.ofSeconds(1)), 0.005);
    sandbox.faults().sometimes(Fault.late(LATE), 0.2);
  }

  /** One process from its start until it is killed. */
  private void round(Config config, Sandbox sandbox, Random random) throws Exception {
    Random cutting = new Random(random.nextLong());
    if (hasServer() || random.nextBoolean()) {
      try (Waybill beside = Waybill.open(config)) {
        waybill = beside;
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> cuts = CompletableFuture.runAsync(() -> cutAtRandom(cutting, stop));
        try {
          startAndKill(sandbox, random);
        } finally {
          stop.set(true);
          cuts.get(1, TimeUnit.MINUTES);
        }
      }
      return;
    }
    // The killed process has the database open by itself; a refresh that others make there could be
    // kept in part, as the pack states.
    startAndKill(sandbox, random);
    try (Waybill after = Waybill.open(config)) {
      waybill = after;
      plain.cut(cutting);
      docs.cut(cutting);
    }
  }

  private void startAndKill(Sandbox sandbox, Random random) throws Exception {
    WaybillProcess process = WaybillProcess.start(folder, "sync");
    long longest = 2 * start.toMillis() + 5_000;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextLong(500, longest));
    while (System.nanoTime() < end) {
      stir(sandbox, random);
      History.pause(random.nextInt(150));
    }
    process.kill();
    kills++;
  }

  private void cutAtRandom(Random random, AtomicBoolean stop) {
    while (!stop.get()) {
      (random.nextBoolean() ? plain : docs).cut(random);
      History.pause(random.nextInt(300));
    }
  }

  /** What people do there, and what no generated life has. */
  private void stir(Sandbox sandbox, Random random) {
    int order = 1 + random.nextInt(ORDERS);
    switch (random.nextInt(6)) {
      case 0 -> sandbox.changeOrder(order);
      case 1 -> sandbox.dropLine(order);
      case 2 -> sandbox.changeCustomer(1 + random.nextInt(CUSTOMERS));
      case 3 -> sandbox.placeOrder(Duration.ofMillis(random.nextLong(LATE.toMillis())));
      case 4 -> {
        int spoil = Math.max(SPOILED, order - order % SPOILED);
        sandbox.spoil(spoil);
        spoiled.add(spoil);
      }
      default -> {}
    }
  }

  /** Everything goes well again; what is published late comes, and then nothing more. */
  private void calm(Sandbox sandbox) throws Exception {
    sandbox.faults().clear();
    spoiled.forEach(sandbox::heal);
    WaybillProcess process = WaybillProcess.start(folder, "sync");
    History.pause(Math.toIntExact(start.plus(LATE).toMillis()) + 1000);
    process.kill();
    sandbox.pause();
    // The first goes on with the walk that was cut off, some of which may be older.
    WaybillProcess.start(folder, "sync", "--once").succeeds();
    WaybillProcess.start(folder, "sync", "--once").succeeds();
  }

  private void check(Waybill atRest, Sandbox sandbox, Random random) throws Exception {
    Set<Key> setAside = setAside(atRest);
    System.out.printf("%s: %d records set aside%n", getClass().getSimpleName(), setAside.size());
    assertThat(CompareWithTruth.differences(atRest, sandbox.truth(), setAside)).isEmpty();
    plain.end(random);
    docs.end(random);

    WaybillProcess.start(folder, "sync", "--once", "--from", "2001-01-01").succeeds();
    assertThat(differences(atRest, sandbox)).isEmpty();
    assertThat(setAside(atRest)).as("came again and fits").noneMatch(there(sandbox)::contains);
    plain.end(random);
    docs.end(random);
  }

  private static Set<Key> setAside(Waybill atRest) {
    Set<Key> keys = new HashSet<>();
    for (Rejected rejected : atRest.rejected(null, 100_000)) {
      String table = rejected.what().table();
      keys.add(ShopTables.key(table.substring(table.indexOf('.') + 1), rejected.what().key()));
    }
    return keys;
  }

  /** Rows that there are; of others, such as the site of a customer without one, none can come. */
  private static Set<Key> there(Sandbox sandbox) {
    Set<Key> keys = new HashSet<>();
    for (Key.Table table : ShopTables.ALL) {
      sandbox.truth().rows(table.title()).forEach(row -> keys.add(ShopTables.key(table, row)));
    }
    return keys;
  }

  private static double minutes() {
    String minutes = System.getProperty("waybill.sync.minutes", "");
    return minutes.isBlank() ? DEFAULT_MINUTES : Double.parseDouble(minutes);
  }

  private static long seed() {
    String seed = System.getProperty("waybill.sync.seed", "");
    return seed.isBlank() ? System.nanoTime() % 1_000_000_000 : Long.parseLong(seed);
  }
}

package dev.waybill.contract.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.QueueSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.PackUnderTest;
import dev.waybill.contract.Session;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Random history against a database pack: {@code waybill.history.minutes} of it, fractions allowed,
 * two unless set. It prints its seed; {@code waybill.history.seed} replays one.
 */
public abstract class HistoryContract {
  private static final double DEFAULT_MINUTES = 2;

  private final PackUnderTest pack;

  protected HistoryContract(PackUnderTest pack) {
    this.pack = pack;
  }

  /** How accounts are loaded in bulk. */
  protected BulkInsert bulk() {
    return BulkInsert.BATCHED;
  }

  @Test
  void history_losesNothingRepeatsNothingTearsNothing() throws Exception {
    long seed = seed();
    Duration duration = Duration.ofMillis((long) (minutes() * 60_000));
    System.out.printf(
        "%s: history of %s, replay with -Dwaybill.history.seed=%d%n",
        pack.pack().title(), duration, seed);
    DatabaseSettings database = pack.freshDatabase();
    Config config =
        Config.builtIn(database)
            .withTables(Workload.tables())
            .withQueues(QueueSettings.named("plain"), QueueSettings.named("docs").withDocuments());
    Violations violations = new Violations();
    History.Outcome outcome;
    try (Waybill waybill = Waybill.open(config);
        Session session = new Session(waybill.connect())) {
      Workload.create(session);
      waybill.install();
      try (Feed plain = new QueueFeed(waybill, pack, "plain", false, violations);
          Feed docs = new QueueFeed(waybill, pack, "docs", true, violations)) {
        outcome =
            new History(waybill::connect, seed, duration)
                .bulk(bulk())
                .feed(plain, violations)
                .feed(docs, violations)
                .disturbance(
                    random -> {
                      waybill.upkeep();
                      History.pause(random.nextInt(50, 500));
                    })
                .run();
      }
    }
    System.out.printf(
        "%s: seed %d: %,d commits, %,d rolled back, %,d batches of %,d rows, %,d refreshes failed%n",
        pack.pack().title(),
        seed,
        outcome.commits(),
        outcome.rolledBack(),
        outcome.batches(),
        outcome.rows(),
        outcome.failedCuts());
    pack.drop(database);
    assertThat(violations.none()).as("seed " + seed + ": " + violations).isTrue();
    assertThat(outcome.failedCuts()).isZero();
    assertThat(outcome.commits()).isGreaterThan(100);
    assertThat(outcome.batches()).isGreaterThan(20);
  }

  private static double minutes() {
    String minutes = System.getProperty("waybill.history.minutes", "");
    return minutes.isBlank() ? DEFAULT_MINUTES : Double.parseDouble(minutes);
  }

  private static long seed() {
    String seed = System.getProperty("waybill.history.seed", "");
    return seed.isBlank() ? System.nanoTime() % 1_000_000_000 : Long.parseLong(seed);
  }
}

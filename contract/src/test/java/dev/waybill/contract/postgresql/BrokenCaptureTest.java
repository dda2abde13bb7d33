package dev.waybill.contract.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.QueueSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.Session;
import dev.waybill.contract.history.History;
import dev.waybill.contract.history.QueueFeed;
import dev.waybill.contract.history.Violations;
import dev.waybill.contract.history.Violations.Rule;
import dev.waybill.contract.history.Workload;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker is checked: capture broken in the ways that lose rows in the field must fail it. */
final class BrokenCaptureTest {
  private static final Duration DURATION = Duration.ofSeconds(12);
  private static final long SEED = 20_170_101;

  private final PostgresUnderTest pack = new PostgresUnderTest(PostgresServer.shared("newest"));

  @Test
  void polling_isCaughtInEachWay() throws Exception {
    DatabaseSettings database = pack.freshDatabase();
    String name = database.url().substring(database.url().lastIndexOf('/') + 1);
    Map<PollingFeed.By, Violations> found = new EnumMap<>(PollingFeed.By.class);
    try (Session session = new Session(pack.server().connect(name))) {
      Workload.create(session);
      PollingFeed.install(session);
      History history =
          new History(() -> pack.server().connect(name), SEED, DURATION).bulk(new CopyAccounts());
      for (PollingFeed.By by : PollingFeed.By.values()) {
        Violations violations = new Violations();
        found.put(by, violations);
        history.feed(new PollingFeed(new Session(pack.server().connect(name)), by), violations);
      }
      History.Outcome outcome = history.run();
      System.out.printf(
          "Polling beside %,d commits, %,d batches:%n", outcome.commits(), outcome.batches());
      found.forEach((by, violations) -> System.out.println("  " + by + " " + violations.counts()));
    }
    pack.drop(database);
    assertThat(violations(found, PollingFeed.By.ONE_SNAPSHOT).none())
        .as("the right way: " + found.get(PollingFeed.By.ONE_SNAPSHOT))
        .isTrue();
    for (PollingFeed.By by :
        List.of(PollingFeed.By.ID, PollingFeed.By.TIME, PollingFeed.By.ROW_XMIN)) {
      assertThat(violations(found, by).count(Rule.LOST)).as(by + " loses").isPositive();
    }
    assertThat(violations(found, PollingFeed.By.TWO_SNAPSHOTS).count(Rule.TORN)).isPositive();
  }

  private static Violations violations(Map<PollingFeed.By, Violations> found, PollingFeed.By by) {
    return java.util.Objects.requireNonNull(found.get(by));
  }

  @Test
  void packWithRowXmin_isCaught() throws Exception {
    Violations violations =
        historyWith("regexp_replace(%s, 'l\\.xid', '(l.xmin::text::bigint)', 'g')");
    System.out.println("The pack with the row's xmin: " + violations.counts());
    assertThat(violations.count(Rule.LOST)).isPositive();
  }

  @Test
  void packWithASecondSnapshot_isCaught() throws Exception {
    // What the last statement takes as the position is not what the one before it has read.
    Violations violations =
        historyWith(
            "regexp_replace(%s, 'end\\s*\\$function\\$\\s*$',"
                + " 'perform pg_sleep(0.005); taken := pg_current_snapshot(); end $function$')");
    System.out.println("The pack with a second snapshot: " + violations.counts());
    assertThat(violations.count(Rule.LOST)).isPositive();
  }

  /** A short history with the installed functions changed. */
  private Violations historyWith(String change) throws Exception {
    DatabaseSettings database = pack.freshDatabase();
    Config config =
        Config.builtIn(database)
            .withTables(Workload.tables())
            .withQueues(QueueSettings.named("plain"));
    Violations violations = new Violations();
    try (Waybill waybill = Waybill.open(config);
        Session session = new Session(waybill.connect())) {
      Workload.create(session);
      waybill.install();
      assertThat(breakFunctions(session, change)).isPositive();
      try (QueueFeed plain = new QueueFeed(waybill, pack, "plain", false, violations)) {
        new History(waybill::connect, SEED, DURATION)
            .bulk(new CopyAccounts())
            .feed(plain, violations)
            .run();
      }
    }
    pack.drop(database);
    return violations;
  }

  private static int breakFunctions(Session session, String change) throws SQLException {
    int changed = 0;
    for (String function :
        session.rows(
            "select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
                + " where n.nspname = 'waybill' and p.proname like 'freeze\\_next\\_%'")) {
      long oid = Long.parseLong(function);
      String before = session.rows("select pg_get_functiondef(?::oid)", oid).get(0);
      String after =
          session.rows("select " + change.formatted("pg_get_functiondef(?::oid)"), oid).get(0);
      if (!after.equals(before)) {
        session.script(after);
        changed++;
      }
    }
    return changed;
  }
}

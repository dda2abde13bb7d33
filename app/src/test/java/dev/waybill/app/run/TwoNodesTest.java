package dev.waybill.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.DatabaseSettings;
import dev.waybill.Waybill;
import dev.waybill.app.config.ConfigFile;
import dev.waybill.app.config.Settings;
import dev.waybill.contract.postgresql.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database, one of them killed. */
class TwoNodesTest {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration TAKEN_OVER = Duration.ofSeconds(60);

  /** What a busy machine may add to an interval and to the second between two looks. */
  private static final Duration DELAY = Duration.ofSeconds(20);

  /** Between the node's clock and the one that it agrees on with the others. */
  private static final Duration CLOCKS = Duration.ofMillis(100);

  @TempDir private Path folder;

  @Test
  void killed_isTakenOver_withoutGapAndWithoutDoubleRun() throws Exception {
    configure(PostgresServer.shared("newest").freshDatabase());
    Settings settings = ConfigFile.loadWithSources(folder.resolve("waybill.yaml"));
    try (Waybill waybill = Waybill.open(settings.config())) {
      waybill.install();
      Killing killing;
      try (Node one = Node.start(folder);
          Node two = Node.start(folder)) {
        Until.holds(
            "both nodes have run something",
            () ->
                Run.in(folder).stream().map(Run::process).collect(Collectors.toSet()).size() == 2);
        killing = killOneAtWork(one, two);
        Node left = killing.left() == one.id() ? one : two;
        Until.holds(
            "the killed pass is made again, and some more", () -> passesSince(killing) >= 3);
        assertThat(left.terminate(Duration.ofSeconds(20))).as(left.log()).isZero();
        assertThat(left.log()).contains("has not been heard of").contains("Stopped.");
      }
      List<Run> runs = Run.in(folder);
      everySource(runs, killing);
      noGap(waybill, runs);
    }
  }

  /** The longest of the three sources is the one that is killed in the middle. */
  private void configure(DatabaseSettings database) throws Exception {
    Files.writeString(
        folder.resolve("waybill.yaml"),
        """
        database: { url: '%s', user: %s }
        queues: { queue: { every: 1s, keep: 10000 } }
        sources:
          short: { type: counting, every: 1s, first: 1000001 }
          other: { type: counting, every: 1s, first: 2000001, rows: 20 }
          long: { type: counting, every: 1s, first: 3000001, pages: 4, takes: 1s }
        """
            .formatted(database.url(), database.user()));
  }

  /** What was killed, and when. */
  private record Killing(Run run, Instant at, long left) {}

  private Killing killOneAtWork(Node one, Node two) throws Exception {
    AtomicReference<Run> found = new AtomicReference<>();
    Until.holds(
        "a long pass is under way",
        () -> {
          found.set(longAtWork());
          return found.get() != null;
        });
    Run run = Objects.requireNonNull(found.get());
    Node victim = run.process() == one.id() ? one : two;
    victim.kill();
    Instant at = Instant.now();
    return new Killing(run, at, victim == one ? two.id() : one.id());
  }

  /** One that began in this moment, so that it has some seconds to go. */
  private @Nullable Run longAtWork() throws Exception {
    return Run.in(folder).stream()
        .filter(run -> run.source().equals("long") && run.isOpen())
        .filter(run -> Duration.between(run.began(), Instant.now()).toMillis() < 1500)
        .findFirst()
        .orElse(null);
  }

  private long passesSince(Killing killing) throws Exception {
    return Run.in(folder).stream()
        .filter(run -> run.source().equals("long") && run.began().isAfter(killing.at()))
        .filter(run -> !run.isOpen())
        .count();
  }

  private void everySource(List<Run> runs, Killing killing) {
    Map<String, List<Run>> bySource = runs.stream().collect(Collectors.groupingBy(Run::source));
    assertThat(bySource).containsOnlyKeys("short", "other", "long");
    bySource.forEach(
        (source, all) -> {
          assertThat(all).as(source).hasSizeGreaterThan(4);
          for (int i = 1; i < all.size(); i++) {
            follows(all.get(i - 1), all.get(i), killing);
          }
        });
  }

  /** The next pass begins an interval after the end of the one before, from where that came. */
  private void follows(Run before, Run next, Killing killing) {
    boolean died =
        before.process() == killing.run().process() && next.began().isAfter(killing.at());
    if (before.isOpen()) {
      assertThat(died).as("%s was killed", before).isTrue();
      assertThat(next.after()).as("%s goes on", next).isGreaterThanOrEqualTo(before.after());
    } else {
      assertThat(next.after()).as("%s goes on", next).isEqualTo(before.upTo());
    }
    if (died) {
      assertThat(next.process()).isEqualTo(killing.left());
      assertThat(next.began()).as("%s taken over", next).isBefore(killing.at().plus(TAKEN_OVER));
    } else {
      Instant due = Objects.requireNonNull(before.ended()).plus(EVERY);
      assertThat(next.began())
          .as("%s after %s", next, before)
          .isAfter(due.minus(CLOCKS))
          .isBefore(due.plus(DELAY));
    }
  }

  /** Every customer of every source once, in the table and in the batches. */
  private static void noGap(Waybill waybill, List<Run> runs) throws Exception {
    waybill.queue("queue").refresh();
    long customers = 0;
    try (Connection connection = waybill.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select min(customerid), max(customerid), count(*) from dbo.customers"
                    + " group by customerid / 1000000 order by 1")) {
      for (String source : List.of("short", "other", "long")) {
        assertThat(row.next()).as(source).isTrue();
        assertThat(row.getInt(1) % 1_000_000).as(source).isEqualTo(1);
        assertThat(row.getInt(2) - row.getInt(1) + 1).as(source).isEqualTo(row.getInt(3));
        assertThat(row.getInt(2)).as(source).isGreaterThanOrEqualTo(lastMark(runs, source));
        customers += row.getInt(3);
      }
    }
    List<Batch> batches = waybill.queue("queue").batches();
    assertThat(batches.stream().mapToLong(Batch::rows).sum()).isEqualTo(customers);
    assertThat(batches).extracting(Batch::id).doesNotHaveDuplicates().contains(1L);
    assertThat(batches.get(0).id()).isEqualTo(batches.size());
  }

  private static int lastMark(List<Run> runs, String source) {
    return runs.stream()
        .filter(run -> run.source().equals(source))
        .mapToInt(Run::upTo)
        .max()
        .orElseThrow();
  }
}

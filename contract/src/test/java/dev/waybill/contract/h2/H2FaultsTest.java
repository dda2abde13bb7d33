package dev.waybill.contract.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.DatabaseSettings;
import dev.waybill.Queue;
import dev.waybill.Rows;
import dev.waybill.Waybill;
import dev.waybill.contract.Session;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The embedded database dies with its program, which is killed while it writes and refreshes. */
final class H2FaultsTest {
  private static final String ROUNDS = "waybill.faults.rounds";

  private static final int WRITERS = 3;

  private final H2UnderTest pack = new H2UnderTest();

  @Test
  void killedProgram_losesNothingRepeatsNothing() throws Exception {
    assertThat(killAndOpen(0)).isEmpty();
  }

  /**
   * H2 writes its maps one after another while other sessions go on, so that a transaction that was
   * committing when the process was killed may be there in part, as the pack states: one of each
   * writer, and the refresh. No other is.
   */
  @Test
  void killedAmongWriters_opensAgainAndOnlyWhatWasCommittingIsTorn() throws Exception {
    killAndOpen(WRITERS);
  }

  /** Returns the transactions that were not whole afterwards. */
  private Set<Long> killAndOpen(int writers) throws Exception {
    DatabaseSettings database = pack.freshDatabase();
    try (Waybill waybill = Waybill.open(KilledProgram.config(database.url()));
        Session session = new Session(waybill.connect())) {
      session.script("create schema s");
      session.script("create table s.notes (noteid bigint not null primary key, body varchar(9))");
      session.script("create table s.twins (noteid bigint not null primary key)");
      waybill.install();
      waybill.queue("queue").refresh();
    }
    long seed = System.nanoTime() % 1_000_000_000;
    Random random = new Random(seed);
    Set<Long> torn = new TreeSet<>();
    // About one kill in fifty among writers tears something, of which the pack only states the
    // limits.
    int rounds = Integer.getInteger(ROUNDS, writers == 0 ? 5 : 2);
    for (int round = 0; round < rounds; round++) {
      killWhileItWorks(database, writers, random);
      try (Waybill waybill = Waybill.open(KilledProgram.config(database.url()));
          Session session = new Session(waybill.connect())) {
        Queue queue = waybill.queue("queue");
        long last = queue.batches().get(0).id();
        queue.refresh();
        List<List<Long>> everywhere =
            List.of(
                real(session, "notes"),
                real(session, "twins"),
                inBatches(queue, "notes"),
                inBatches(queue, "twins"));
        Set<Long> before = new TreeSet<>(torn);
        torn.addAll(notEverywhere(everywhere));
        Set<Long> ofWriters = new TreeSet<>(torn);
        ofWriters.removeAll(before);
        ofWriters.removeAll(halfFrozen(everywhere, queue, last));
        System.out.printf(
            "H2, killed with %d writers, seed %d, round %d: %,d rows in %,d batches, torn: %s%n",
            writers, seed, round, everywhere.get(2).size(), queue.batches().size(), torn);
        assertThat(everywhere).allSatisfy(ids -> assertThat(ids).doesNotHaveDuplicates());
        assertThat(ofWriters)
            .as("transactions of writers torn by one kill")
            .hasSizeLessThanOrEqualTo(writers);
        if (writers == 0) {
          assertThat(torn).isEmpty();
        }
        assertThat(queue.refresh().isEmpty()).isTrue();
      }
    }
    pack.drop(database);
    return torn;
  }

  private static List<Long> real(Session session, String table) throws SQLException {
    return session.rows("select noteid from s." + table).stream().map(Long::valueOf).toList();
  }

  private static Set<Long> notEverywhere(List<List<Long>> everywhere) {
    Set<Long> some = new TreeSet<>();
    everywhere.forEach(some::addAll);
    Set<Long> all = new TreeSet<>(everywhere.get(0));
    everywhere.forEach(ids -> all.retainAll(new HashSet<>(ids)));
    some.removeAll(all);
    return some;
  }

  /** What the last refresh before the kill froze in one table and not in the other. */
  private static Set<Long> halfFrozen(List<List<Long>> everywhere, Queue queue, long last) {
    Batch batch = queue.batches().stream().filter(b -> b.id() == last).findFirst().orElseThrow();
    Set<Long> one = new TreeSet<>(inBatch(queue, batch, "notes"));
    Set<Long> other = new TreeSet<>(inBatch(queue, batch, "twins"));
    Set<Long> half = new TreeSet<>(one);
    half.addAll(other);
    one.retainAll(other);
    half.removeAll(one);
    everywhere.subList(0, 2).forEach(table -> half.retainAll(new HashSet<>(table)));
    return half;
  }

  private static void killWhileItWorks(DatabaseSettings database, int writers, Random random)
      throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                KilledProgram.class.getName(),
                database.url(),
                Integer.toString(writers))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = program.inputReader()) {
      int batches = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("batch") && ++batches == 5) {
          break;
        }
      }
      assertThat(program.isAlive()).as("the program still works").isTrue();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
      program.toHandle().destroyForcibly(); // unlike the process, it leaves the stream open
      // What it printed until then is read, so that it never waits for a reader.
      while (lines.readLine() != null) {
        batches++;
      }
    }
    program.waitFor();
  }

  private static List<Long> inBatches(Queue queue, String table) {
    List<Long> all = new ArrayList<>();
    queue.batches().forEach(batch -> all.addAll(inBatch(queue, batch, table)));
    return all;
  }

  private static List<Long> inBatch(Queue queue, Batch batch, String table) {
    List<Long> all = new ArrayList<>();
    try (Rows rows = queue.rows(batch, table)) {
      while (rows.next()) {
        all.add(((Number) java.util.Objects.requireNonNull(rows.value(0))).longValue());
      }
    }
    return all;
  }
}

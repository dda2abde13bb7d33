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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The embedded database dies with its program, which is killed while it writes and refreshes. */
final class H2FaultsTest {
  private static final int ROUNDS = Integer.getInteger("waybill.faults.rounds", 6);

  private final H2UnderTest pack = new H2UnderTest();

  @Test
  void killedProgram_losesNothingRepeatsNothing() throws Exception {
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
    for (int round = 0; round < ROUNDS; round++) {
      killWhileItWorks(database, random);
      try (Waybill waybill = Waybill.open(KilledProgram.config(database.url()));
          Session session = new Session(waybill.connect())) {
        waybill.queue("queue").refresh();
        List<Long> notes = inBatches(waybill.queue("queue"), "notes");
        List<Long> twins = inBatches(waybill.queue("queue"), "twins");
        System.out.printf(
            "H2, killed program, seed %d, round %d: %,d rows in %,d batches%n",
            seed, round, notes.size(), waybill.queue("queue").batches().size());
        List<Long> real =
            session.rows("select noteid from s.notes").stream().map(Long::valueOf).toList();
        assertThat(notes).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(real);
        assertThat(twins).containsExactlyInAnyOrderElementsOf(real);
        assertThat(waybill.queue("queue").refresh().isEmpty()).isTrue();
      }
    }
    pack.drop(database);
  }

  private static void killWhileItWorks(DatabaseSettings database, Random random) throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                KilledProgram.class.getName(),
                database.url())
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
    for (Batch batch : queue.batches()) {
      try (Rows rows = queue.rows(batch, table)) {
        while (rows.next()) {
          all.add(((Number) java.util.Objects.requireNonNull(rows.value(0))).longValue());
        }
      }
    }
    return all;
  }
}

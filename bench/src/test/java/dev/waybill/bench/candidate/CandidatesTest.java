package dev.waybill.bench.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.bench.lab.Lab;
import dev.waybill.bench.lab.Servers;
import dev.waybill.contract.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class CandidatesTest {
  private static final Path HOME = Path.of("/usr/lib/postgresql/15");
  private static final Servers SERVERS = new Servers(HOME);

  @BeforeAll
  static void programs() {
    assumeTrue(
        Files.exists(HOME.resolve("bin/initdb")), "PostgreSQL 15 is not installed in " + HOME);
  }

  @AfterAll
  static void stop() {
    SERVERS.close();
  }

  @TestFactory
  Stream<DynamicTest> eachHandsOverWhatChangedAndNothingElse() {
    return Candidates.all().stream()
        .filter(candidate -> !(candidate instanceof NoCapture))
        .map(
            candidate ->
                DynamicTest.dynamicTest(candidate.name(), () -> handsOverWhatChanged(candidate)));
  }

  private static void handsOverWhatChanged(Candidate candidate) throws Exception {
    if (candidate instanceof Pgq) {
      assumeTrue(
          Files.exists(HOME.resolve("lib/pgq_triggers.so")),
          "PgQ is not installed: the package postgresql-15-pgq3");
    }
    try (Lab lab = Lab.on(candidate.server(SERVERS))) {
      lab.table("orders", 100);
      lab.table("others", 200);
      try (Capture capture = candidate.capture(lab, "orders", "others")) {
        Session session = lab.session();
        session.run(
            "insert into lab.orders select " + Lab.ROW + " from generate_series(101, 103) i");
        session.run("update lab.orders set status = 'a & b', modified = now() where orderid <= 2");
        session.run("update lab.others set modified = now() where orderid = 150");
        assertThat(capture.take()).isEqualTo(6);
        assertThat(capture.keys()).containsExactlyInAnyOrder(1L, 2L, 101L, 102L, 103L, 150L);

        capture.upkeep();
        assertThat(capture.kilobytesKept()).isNotNegative();

        session.run("update lab.orders set modified = clock_timestamp() where orderid = 7");
        assertThat(capture.take()).isEqualTo(1);
        assertThat(capture.keys()).containsExactly(7L);

        assertThat(capture.take()).isZero();
        assertThat(capture.keys()).isEmpty();
      }
    }
  }
}

package dev.waybill.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.bench.candidate.NoCapture;
import dev.waybill.bench.candidate.Ours;
import dev.waybill.bench.candidate.Polling;
import dev.waybill.bench.lab.Servers;
import dev.waybill.bench.report.Bar;
import dev.waybill.bench.report.Entry;
import dev.waybill.bench.report.Finding;
import dev.waybill.bench.report.Sample;
import dev.waybill.bench.report.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.TimeValue;

/** Each measurement, tiny: the figures come out, whatever they are. */
final class SmallMeasurementsTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path POSTGRES = Path.of("/usr/lib/postgresql/15");

  @Test
  void commandStart_givesOursBesideBareJavaAndWithoutTheArchive() throws Exception {
    jarIsThere();
    List<Finding> findings = measure(new CommandStart(0, 1));
    assertThat(findings).hasSize(1);
    Finding start = findings.get(0);
    assertThat(start.unit()).isEqualTo(Unit.MILLISECONDS);
    assertThat(candidates(start))
        .containsExactly(CommandStart.BARE, Ours.NAME, CommandStart.WITHOUT_ARCHIVE);
    assertThat(start.bars()).extracting(Bar::text).containsExactly("≤ 700 ms");
    assertThat(start.of(Ours.NAME).ratio().values()).hasSize(1);
  }

  @Test
  void h2_givesChangesAndRefreshesForOneTableAndSix() throws Exception {
    List<Finding> findings = measure(new H2Bulk(60, List.of(1, 60)));
    assertThat(findings)
        .extracting(Finding::what)
        .containsExactly(
            "Insert of 60 rows, one table",
            "Update of 60 rows, one table",
            "Delete of 60 rows, one table",
            "Refresh of 1 row, one table",
            "Refresh of 60 rows, one table",
            "Insert of 60 rows, 6 tables",
            "Update of 60 rows, 6 tables",
            "Delete of 60 rows, 6 tables",
            "Refresh of 1 row, 6 tables",
            "Refresh of 60 rows, 6 tables");
    assertThat(findings).allMatch(finding -> finding.unit() == Unit.MILLISECONDS);
    assertThat(candidates(findings.get(0))).containsExactly(H2Bulk.UNTRACKED, Ours.NAME);
    assertThat(candidates(findings.get(3))).containsExactly(H2Bulk.BARE, Ours.NAME);
    assertThat(findings).allMatch(finding -> !finding.of(Ours.NAME).ratio().isEmpty());
  }

  @Test
  void show_givesTimesAndLinesOfEachFormat() throws Exception {
    jarIsThere();
    assumeTrue(Files.exists(POSTGRES));
    List<Finding> findings = measure(new ShowMillion(1_000));
    assertThat(findings).extracting(Finding::unit).containsExactly(Unit.MILLISECONDS, Unit.ROWS);
    assertThat(candidates(findings.get(0))).containsExactly("csv", "json", "table");
    assertThat(findings.get(0).bars()).containsExactly(new Bar("runs", true));
    assertThat(findings.get(1).of("csv").sample().values()).containsExactly(1_001d);
  }

  @Test
  void inTheJvm_givesRatesAndAllocations() throws Exception {
    List<Finding> findings = measure(new InTheJvm(0, 1, 2, TimeValue.milliseconds(20)));
    assertThat(findings).hasSize(8);
    assertThat(findings.get(0).unit()).isEqualTo(Unit.PER_SECOND);
    assertThat(findings.get(1).unit()).isEqualTo(Unit.KILOBYTES);
    assertThat(candidates(findings.get(0))).containsExactly("CSV", "JSON", "TABLE");
    assertThat(candidates(findings.get(4))).containsExactly("twin", "orders");
    assertThat(findings.get(0).of("CSV").sample().values()).hasSize(2);
    assertThat(findings.get(1).of("CSV").sample().least()).isPositive();
  }

  @Test
  void bulk_givesAllCandidatesBesideNoCapture() throws Exception {
    List<Finding> findings = amongAll(new Bulk());
    assertThat(findings)
        .extracting(Finding::what)
        .containsExactly("Insert", "Update", "Delete", "All three, and handing them over");
    assertThat(candidates(findings.get(0)))
        .containsExactly("no capture", Ours.NAME, "polling by date");
    assertThat(findings).allMatch(finding -> finding.of(Ours.NAME).ratio().values().size() == 1);
  }

  @Test
  void singleRows_givesThroughputOfEachLoad() throws Exception {
    List<Finding> findings = amongAll(new SingleRows(0.05));
    assertThat(findings).hasSize(6);
    assertThat(findings).allMatch(finding -> finding.unit() == Unit.PER_SECOND);
    assertThat(findings).allMatch(finding -> finding.of(Ours.NAME).sample().least() > 0);
    assertThat(candidates(findings.get(3)))
        .containsExactly("no capture", Ours.NAME, "polling by date");
    assertThat(findings.get(0).bars())
        .extracting(Bar::text)
        .containsExactly("≥ 85 %", "ahead of every peer");
  }

  @Test
  void freeze_givesOneTableAndSix() throws Exception {
    List<Finding> findings = amongAll(new Freeze());
    assertThat(findings)
        .extracting(Finding::what)
        .containsExactly(
            "1 row, one table", "1,000 rows, one table", "1 row, 6 tables", "1,000 rows, 6 tables");
    assertThat(findings).allMatch(finding -> !finding.of(Ours.NAME).ratio().isEmpty());
  }

  @Test
  void flat_comparesWithTheSmallest() throws Exception {
    List<Finding> findings = amongAll(new Flat(2_000, List.of(1, 3)));
    assertThat(findings).hasSize(3);
    assertThat(candidates(findings.get(0)))
        .containsExactly("2,000 rows", "6,000 rows", "60,000 rows");
    assertThat(candidates(findings.get(2))).containsExactly("1 queue", "3 queues");
    assertThat(findings.get(2).bars()).hasSize(1);
  }

  @Test
  void oldTransaction_givesTimesAndSizesInTheirOrder() throws Exception {
    List<Finding> findings = amongAll(new OldTransaction(5_000));
    assertThat(findings)
        .extracting(Finding::unit)
        .containsExactly(Unit.MILLISECONDS, Unit.KILOBYTES);
    assertThat(candidates(findings.get(0)))
        .containsExactly("bare copy", Ours.NAME, "polling by date");
    assertThat(findings.get(1).of(Ours.NAME).sample().least()).isPositive();
  }

  @Test
  void latency_isNoLongerThanTheIntervalByMuch() throws Exception {
    List<Finding> findings = amongAll(new Latency(Duration.ofSeconds(2)));
    assertThat(findings).hasSize(8);
    assertThat(findings.get(0).of(Ours.NAME).sample().values()).hasSizeGreaterThan(10);
    assertThat(findings.get(2).unit()).isEqualTo(Unit.PERCENT);
    assertThat(findings.get(3).what()).isEqualTo("Idle, asked every 100 ms, part of a core");
  }

  @Test
  void losses_waybillHasNone() throws Exception {
    List<Finding> findings = amongAll(new Losses(1));
    assertThat(findings).extracting(Finding::what).containsExactly("Committed", "Lost", "Repeated");
    assertThat(findings.get(0).of(Ours.NAME).sample().least()).isPositive();
    assertThat(findings.get(1).of(Ours.NAME).sample().values()).containsExactly(0d);
    assertThat(findings.get(2).of(Ours.NAME).sample().values()).containsExactly(0d);
  }

  @Test
  void load_givesOursBesideCopyAndTheSameAgain() throws Exception {
    List<Finding> findings = amongAll(new Load());
    assertThat(findings)
        .extracting(Finding::what)
        .containsExactly(
            "1,500 orders with three lines, rows",
            "1,500 orders with three lines, nothing changed, rows");
    assertThat(candidates(findings.get(0))).containsExactly(Load.COPY, Ours.NAME);
    assertThat(candidates(findings.get(1))).containsExactly(Load.FIRST, Ours.NAME);
    assertThat(findings.get(0).bars()).extracting(Bar::text).containsExactly("≥ 50 %");
    assertThat(findings.get(1).bars()).extracting(Bar::text).containsExactly("≥ 2.0 ×");
    assertThat(findings).allMatch(finding -> finding.of(Ours.NAME).ratio().values().size() == 1);
  }

  @Test
  void loadMillion_bringsEveryRow() throws Exception {
    jarIsThere();
    List<Finding> findings = amongAll(new LoadMillion());
    assertThat(findings)
        .extracting(Finding::what)
        .containsExactly(
            "Load of 6,000 orders with three lines, `-Xmx512m`, rows",
            "`waybill sync` of 300 orders with three lines, `-Xmx512m`, rows");
    assertThat(findings).allMatch(finding -> finding.unit() == Unit.PER_SECOND);
    assertThat(findings)
        .allSatisfy(one -> assertThat(one.bars()).containsExactly(new Bar("runs", true)));
  }

  @Test
  void syncLatency_givesATimeForEachOrder() throws Exception {
    List<Finding> findings = amongAll(new SyncLatency(Duration.ofSeconds(3)));
    assertThat(findings).hasSize(2);
    Sample latency = findings.get(0).of(Ours.NAME).sample();
    assertThat(latency.values()).hasSizeGreaterThan(50);
    assertThat(latency.least()).isPositive();
    assertThat(findings.get(1).of(Ours.NAME).sample().values())
        .containsExactly(latency.quantile(0.99));
  }

  private static List<Finding> amongAll(Measurement measurement) throws Exception {
    assumeTrue(Files.exists(POSTGRES), "PostgreSQL 15 is not installed in " + POSTGRES);
    try (Servers servers = new Servers(POSTGRES)) {
      return measurement.measure(
          new Run(
              servers,
              List.of(new NoCapture(), new Ours(), new Polling()),
              12_000,
              1,
              0.04,
              HOME,
              line -> {}));
    }
  }

  private static List<Finding> measure(Measurement measurement) throws Exception {
    try (Servers servers = new Servers(POSTGRES)) {
      return measurement.measure(new Run(servers, List.of(), 0, 1, 0, HOME, line -> {}));
    }
  }

  private static List<String> candidates(Finding finding) {
    return finding.entries().stream().map(Entry::candidate).toList();
  }

  /** The launcher would build it, within the build. */
  private static void jarIsThere() {
    assumeTrue(Files.exists(HOME.resolve("app/target/waybill.jar")));
  }
}

package dev.waybill.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.WaybillException;
import dev.waybill.bench.candidate.Ours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {
  private static final List<String> ORDER = List.of("bulk", "rows");

  @TempDir private Path folder;

  private Report report;

  @BeforeEach
  void open() throws IOException {
    report = Report.open(folder, ORDER);
  }

  private static Result result(String name, String date, double ours) {
    Rounds update = new Rounds();
    Rounds delete = new Rounds();
    for (int round = 0; round < 3; round++) {
      for (Rounds rounds : List.of(update, delete)) {
        rounds.add("no capture", 1000 + round);
        rounds.add(Ours.NAME, ours + round);
        rounds.add("polling by date", 1600 + round);
      }
    }
    Finding updates = update.finding("Update", Unit.MILLISECONDS, "no capture");
    List<Finding> findings =
        List.of(
            updates.with(Bars.ratioAtMost(updates, 1.5)).with(Bars.aheadOfPeers(updates)),
            delete.finding("Delete", Unit.MILLISECONDS, "no capture"));
    return new Result(
        name,
        "Changes of " + name,
        "How it is done.",
        new Result.Circumstances(
            date, "2 cores", "5 rounds", List.of(new NotRun("Debezium", "it needs Kafka"))),
        findings,
        List.of(
            Chart.ratios(name, "Ratios", findings),
            Chart.lines(name + "-time", "Over time", findings.get(0), 10, "minutes")));
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("benchmarks.md"));
  }

  private Results kept() throws IOException {
    return Results.read(folder.resolve("benchmarks/results.json"));
  }

  @Test
  void results_areReadAsTheyWereWritten() throws IOException {
    report.add(result("bulk", "2026-11-24", 1200));

    assertThat(kept()).isEqualTo(new Results(List.of(result("bulk", "2026-11-24", 1200))));
  }

  @Test
  void results_ofAnotherVersion_areToldInOneLine() throws IOException {
    Path file = Files.createDirectories(folder.resolve("benchmarks")).resolve("results.json");
    Files.writeString(file, "{ \"figures\": 1 }");

    assertThatThrownBy(() -> Report.open(folder, ORDER))
        .isInstanceOf(WaybillException.class)
        .hasMessage(file + " is not of this version of bench. Move it away, then run this again.");
  }

  @Test
  void measurement_runAgain_replacesItsOwnFiguresAlone() throws IOException {
    Result other = result("rows", "2026-11-01", 1100);
    report.add(other);
    report.add(result("bulk", "2026-11-02", 1200));

    Report.open(folder, ORDER).add(result("bulk", "2026-11-03", 1300));

    assertThat(kept().measurements()).containsExactly(result("bulk", "2026-11-03", 1300), other);
    assertThat(page())
        .contains("**Changes of bulk**: 2 cores; 5 rounds; 2026-11-03.")
        .contains("**Changes of rows**: 2 cores; 5 rounds; 2026-11-01.")
        .doesNotContain("2026-11-02");
  }

  @Test
  void page_holdsTheFigures() throws IOException {
    report.add(result("bulk", "2026-11-24", 1200));

    assertThat(page())
        .contains("<!-- no-run: the measurement itself -->\n```sh\n./waybill bench\n```")
        .contains("**Machine**: 2 cores; 5 rounds; 2026-11-24.")
        .contains(
            "| [Changes of bulk](#changes-of-bulk) | Update | 1,201 ms, 1.20 × | ≤ 1.5 × | kept |")
        .contains("| Debezium | it needs Kafka |")
        .contains("![Ratios](benchmarks/bulk.svg)")
        .contains("| Update | no capture | 1,001 ms | 1,000–1,002 |  |")
        .contains("| Update | Waybill | 1,201 ms | 1,200–1,202 | 1.20 × (1.20–1.20) |")
        .contains("Update: ≤ 1.5 × kept, ahead of every peer kept.")
        .doesNotContain("{{");
  }

  @Test
  void page_tellsWhatIsMissed() throws IOException {
    report.add(result("bulk", "2026-11-24", 1700));

    assertThat(page()).contains("Update: ≤ 1.5 × **missed**, ahead of every peer **missed**.");
  }

  @Test
  void remarks_stayWhenTheFiguresChange() throws IOException {
    Path notes = Files.createDirectories(folder.resolve("benchmarks/notes"));
    Files.writeString(notes.resolve("bulk.md"), "Disks differ.\n");
    report.add(result("bulk", "2026-11-24", 1200));
    report.add(result("bulk", "2026-11-24", 1300));

    assertThat(page())
        .contains("<!-- notes bulk -->\nDisks differ.\n<!-- /notes -->")
        .contains("[bulk](benchmarks/notes/bulk.md)");
  }

  @Test
  void charts_areWellFormed_andNameTheCandidates() throws Exception {
    report.add(result("bulk", "2026-11-24", 1200));

    Document bars = parse("bulk.svg");
    assertThat(bars.getDocumentElement().getNodeName()).isEqualTo("svg");
    assertThat(bars.getDocumentElement().getTextContent())
        .contains("Ratios", "Waybill", "polling by date", "Update", "Delete", "1.20", "1.60");
    assertThat(parse("bulk-time.svg").getDocumentElement().getTextContent())
        .contains("Over time", "no capture", "Waybill", "polling by date", "minutes", "ms");
  }

  @Test
  void charts_ofTheSameFigures_areTheSame() throws IOException {
    report.add(result("bulk", "2026-11-24", 1200));
    String first = Files.readString(folder.resolve("benchmarks/bulk.svg"));

    Report.open(folder, ORDER).redraw();

    assertThat(folder.resolve("benchmarks/bulk.svg")).hasContent(first);
  }

  private Document parse(String file) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("benchmarks").resolve(file).toFile());
  }
}

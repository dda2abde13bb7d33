package dev.waybill.bench.report;

import com.samskivert.mustache.Mustache;
import dev.waybill.bench.candidate.Ours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The page of all results, in Markdown. Remarks written by hand are taken in from a file for each
 * measurement.
 */
public final class Page {
  private static final String TEMPLATE = "/dev/waybill/bench/report/benchmarks.md";

  private final Results results;
  private final Path notes;

  /**
   * A page that is not written yet.
   *
   * @param notes the folder of the remarks, {@code NAME.md}
   */
  public Page(Results results, Path notes) {
    this.results = results;
    this.notes = notes;
  }

  public String markdown() throws IOException {
    List<Object> sections = new ArrayList<>();
    for (Result result : results.measurements()) {
      sections.add(section(result));
    }
    List<Map<String, String>> bars = results.measurements().stream().flatMap(Page::bars).toList();
    String page =
        Mustache.compiler()
            .escapeHTML(false)
            .strictSections(true)
            .compile(DrawChart.text(TEMPLATE))
            .execute(
                Map.of(
                    "overview", some("bars", bars),
                    "machines", machines(),
                    "absent", some("candidates", absent()),
                    "sections", sections,
                    "remarks", remarks()));
    return page.replaceAll("\n{3,}", "\n\n").strip() + "\n";
  }

  private static List<Map<String, Object>> some(String name, List<?> list) {
    return list.isEmpty() ? List.of() : List.of(Map.of(name, list));
  }

  private static java.util.stream.Stream<Map<String, String>> bars(Result result) {
    return result.findings().stream()
        .flatMap(
            finding ->
                finding.bars().stream()
                    .map(
                        bar ->
                            Map.of(
                                "title", result.title(),
                                "anchor", anchor(result.title()),
                                "what", finding.what(),
                                "figure", ours(finding),
                                "text", bar.text(),
                                "verdict", verdict(bar))));
  }

  private static String ours(Finding finding) {
    return finding.entries().stream()
        .filter(entry -> entry.candidate().equals(Ours.NAME))
        .map(
            entry ->
                Figures.of(entry.sample().median(), finding.unit())
                    + (entry.ratio().isEmpty() ? "" : ", " + Figures.ratio(entry.ratio())))
        .findFirst()
        .orElse("");
  }

  private static String verdict(Bar bar) {
    return bar.kept() ? "kept" : "**missed**";
  }

  private static String anchor(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  /** One line for all measurements of one run, and one for each that differs. */
  private List<Map<String, String>> machines() {
    Map<Map<String, String>, List<String>> titles = new LinkedHashMap<>();
    for (Result result : results.measurements()) {
      Map<String, String> circumstances =
          Map.of(
              "machine", result.run().machine(),
              "options", result.run().options(),
              "date", result.run().date());
      titles.computeIfAbsent(circumstances, first -> new ArrayList<>()).add(result.title());
    }
    List<Map<String, String>> lines = new ArrayList<>();
    titles.forEach(
        (circumstances, of) -> {
          Map<String, String> line = new LinkedHashMap<>(circumstances);
          line.put("title", titles.size() == 1 ? "Machine" : String.join(", ", of));
          lines.add(line);
        });
    return lines;
  }

  private List<NotRun> absent() {
    Set<NotRun> absent = new LinkedHashSet<>();
    results.measurements().forEach(result -> absent.addAll(result.run().notRun()));
    return List.copyOf(absent);
  }

  private Map<String, Object> section(Result result) throws IOException {
    Path remark = remark(result);
    return Map.of(
        "name", result.name(),
        "title", result.title(),
        "method", result.method(),
        "charts", result.charts(),
        "rows", result.findings().stream().flatMap(Page::rows).toList(),
        "asked", asked(result),
        "notes", Files.exists(remark) ? List.of(Files.readString(remark).strip()) : List.of());
  }

  private static java.util.stream.Stream<Map<String, String>> rows(Finding finding) {
    return finding.entries().stream()
        .map(
            entry ->
                Map.of(
                    "what", finding.what(),
                    "candidate", entry.candidate(),
                    "median", Figures.of(entry.sample().median(), finding.unit()),
                    "range", Figures.range(entry.sample()),
                    "ratio", ratio(entry.ratio())));
  }

  private static String ratio(Sample ratio) {
    return ratio.isEmpty() ? "" : Figures.ratio(ratio) + " (" + Figures.ratioRange(ratio) + ")";
  }

  private static List<Map<String, Object>> asked(Result result) {
    return result.findings().stream()
        .filter(finding -> !finding.bars().isEmpty())
        .map(
            finding ->
                Map.<String, Object>of(
                    "what", finding.what(),
                    "bars",
                        finding.bars().stream()
                            .map(bar -> Map.of("text", bar.text(), "verdict", verdict(bar)))
                            .toList()))
        .toList();
  }

  private Path remark(Result result) {
    return notes.resolve(result.name() + ".md");
  }

  private List<Map<String, String>> remarks() {
    String folder = "benchmarks/" + Objects.requireNonNull(notes.getFileName());
    String list =
        results.measurements().stream()
            .filter(result -> Files.exists(remark(result)))
            .map(result -> "[" + result.name() + "](" + folder + "/" + result.name() + ".md)")
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? List.of() : List.of(Map.of("list", list));
  }
}

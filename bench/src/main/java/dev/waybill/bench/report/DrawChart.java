package dev.waybill.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.ScriptableObject;

/**
 * Draws charts as SVG with ECharts, whose JavaScript runs within Java; the same figures give the
 * same picture. Not thread-safe; its library is read when the first chart is drawn.
 */
public final class DrawChart {
  private static final String LIBRARY = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";

  /** What a script may find missing outside of a browser. */
  private static final String SURROUNDINGS =
      "var self = {}; function setTimeout() { return 0; } function clearTimeout() {}";

  private @Nullable ScriptableObject library;

  /** What {@code chart.js} draws; its names are those of the fields. */
  private record Picture(
      String title,
      boolean lines,
      String unit,
      String axis,
      double end,
      String reference,
      List<String> groups,
      List<Series> series) {}

  /** Of one candidate: medians, leasts and mosts by group, or points over time. */
  private record Series(
      String name,
      List<Double> medians,
      List<Double> leasts,
      List<Double> mosts,
      List<List<Double>> points) {}

  /** The chart as a document. */
  public String draw(Chart chart, Result result) throws IOException {
    List<Finding> findings = chart.findings().stream().map(result::finding).toList();
    Picture picture =
        chart.kind() == Chart.Kind.LINES ? lines(chart, findings.get(0)) : bars(chart, findings);
    Context context = Context.enter();
    try {
      // Compiled classes for a script that runs once cost more than they save.
      context.setInterpretedMode(true);
      context.setLanguageVersion(Context.VERSION_ES6);
      ScriptableObject scope = library == null ? load(context) : library;
      library = scope;
      Function draw = (Function) scope.get("draw", scope);
      return Context.toString(draw.call(context, scope, scope, new Object[] {json(picture)}))
              .strip()
          + "\n";
    } finally {
      Context.exit();
    }
  }

  private static Picture bars(Chart chart, List<Finding> findings) {
    boolean ratios = chart.kind() == Chart.Kind.RATIOS;
    List<Series> series = new ArrayList<>();
    for (String candidate : candidates(findings, ratios)) {
      Series bars =
          new Series(candidate, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), List.of());
      for (Finding finding : findings) {
        Sample sample = sample(finding, candidate, ratios);
        boolean none = sample.isEmpty();
        bars.medians().add(none ? Double.NaN : sample.median());
        bars.leasts().add(none ? Double.NaN : sample.least());
        bars.mosts().add(none ? Double.NaN : sample.most());
      }
      series.add(bars);
    }
    return new Picture(
        chart.title(),
        false,
        ratios ? "×" : findings.get(0).unit().symbol(),
        "",
        0,
        ratios ? reference(findings.get(0)) : "",
        findings.stream().map(Finding::what).toList(),
        series);
  }

  private static Picture lines(Chart chart, Finding finding) {
    List<Series> series = new ArrayList<>();
    for (Entry entry : finding.entries()) {
      List<Double> values = entry.sample().values();
      List<List<Double>> points = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        points.add(List.of(chart.end() * i / Math.max(1, values.size() - 1), values.get(i)));
      }
      series.add(new Series(entry.candidate(), List.of(), List.of(), List.of(), points));
    }
    return new Picture(
        chart.title(),
        true,
        finding.unit().symbol(),
        chart.axis(),
        chart.end(),
        "",
        List.of(finding.what()),
        series);
  }

  private static List<String> candidates(List<Finding> findings, boolean ratios) {
    return findings.stream()
        .flatMap(finding -> finding.entries().stream())
        .filter(entry -> !ratios || !entry.ratio().isEmpty())
        .map(Entry::candidate)
        .distinct()
        .toList();
  }

  private static Sample sample(Finding finding, String candidate, boolean ratios) {
    return finding.entries().stream()
        .filter(entry -> entry.candidate().equals(candidate))
        .map(entry -> ratios ? entry.ratio() : entry.sample())
        .findFirst()
        .orElseGet(() -> new Sample(List.of()));
  }

  /** Whom the ratios are of: the first, which has none itself. */
  private static String reference(Finding finding) {
    return finding.entries().stream()
        .filter(entry -> entry.ratio().isEmpty())
        .map(Entry::candidate)
        .findFirst()
        .orElse("");
  }

  private static String json(Picture picture) throws JsonProcessingException {
    return Results.JSON.writeValueAsString(picture);
  }

  private static ScriptableObject load(Context context) throws IOException {
    Properties library = new Properties();
    try (InputStream in = resource(LIBRARY)) {
      library.load(in);
    }
    String script =
        "/META-INF/resources/webjars/echarts/"
            + library.getProperty("version")
            + "/dist/echarts.min.js";
    // Without a way from the script to Java's classes.
    ScriptableObject scope = context.initSafeStandardObjects();
    context.evaluateString(scope, SURROUNDINGS, "surroundings", 1, null);
    context.evaluateString(scope, text(script), "echarts", 1, null);
    context.evaluateString(scope, text("/dev/waybill/bench/report/chart.js"), "chart.js", 1, null);
    return scope;
  }

  static String text(String path) throws IOException {
    try (InputStream in = resource(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String path) throws IOException {
    InputStream in = DrawChart.class.getResourceAsStream(path);
    if (in == null) {
      throw new IOException("no resource " + path);
    }
    return in;
  }
}

package dev.waybill.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The folder in which results are kept: {@code benchmarks.md}, and under {@code benchmarks} the
 * figures, the pictures and the remarks. Each file is replaced as a whole. Not thread-safe.
 */
public final class Report {
  private final Path folder;
  private final List<String> order;
  private final DrawChart pen = new DrawChart();
  private Results results;

  private Report(Path folder, List<String> order, Results results) {
    this.folder = folder;
    this.order = order;
    this.results = results;
  }

  /**
   * Takes up what is there.
   *
   * @param order names of measurements as they stand on the page
   */
  public static Report open(Path folder, List<String> order) throws IOException {
    Results known = Results.read(folder.resolve("benchmarks/results.json"));
    return new Report(folder, List.copyOf(order), known);
  }

  /** Adds what was measured, or replaces what was there of the same name, and writes all of it. */
  public void add(Result result) throws IOException {
    results = results.with(result, order);
    write(folder.resolve("benchmarks/results.json"), results.json());
    draw(result);
    writePage();
  }

  /** Writes the page and the pictures of what was measured before. */
  public void redraw() throws IOException {
    for (Result result : results.measurements()) {
      draw(result);
    }
    writePage();
  }

  private void draw(Result result) throws IOException {
    for (Chart chart : result.charts()) {
      write(folder.resolve("benchmarks/" + chart.file() + ".svg"), pen.draw(chart, result));
    }
  }

  private void writePage() throws IOException {
    Page page = new Page(results, folder.resolve("benchmarks/notes"));
    write(folder.resolve("benchmarks.md"), page.markdown());
  }

  private static void write(Path file, String text) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path half = target.resolveSibling(target.getFileName() + ".part");
    Files.writeString(half, text);
    Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}

package dev.waybill.contract.benchmark;

import dev.waybill.DatabaseSettings;
import dev.waybill.contract.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command line shows a million frozen rows in a small heap; run in the repository's root. */
final class ShowMillion implements Measurement {
  private static final int ROWS = 1_000_000;
  private static final String HEAP = "-Xmx256m";

  @Override
  public String name() {
    return "show";
  }

  @Override
  public List<Figure> measure(Options options) throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (Lab lab = new Lab()) {
      lab.table("orders", ROWS);
      lab.install("orders");
      Session session = lab.session();
      session.run("call q_orders.refresh('2019-01-01')");
      for (String format : List.of("csv", "json", "table")) {
        figures.add(show(lab.settings(), "PostgreSQL", format));
      }
    }
    try (H2Lab lab = new H2Lab()) {
      lab.table("orders", ROWS);
      lab.install("orders");
      lab.session().run("exec q_orders.refresh '2019-01-01'");
      lab.closeSessions();
      figures.add(show(lab.settings(), "H2", "csv"));
    }
    return figures;
  }

  private static Figure show(DatabaseSettings database, String product, String format)
      throws Exception {
    Path folder = Files.createTempDirectory("waybill-show");
    Path config = folder.resolve("waybill.yaml");
    Files.writeString(
        config,
        String.format(
            """
            database:
              url: %s
              %s
            tables:
              - name: lab.orders
                modified: modified
            queues:
              q_orders: {}
            """,
            database.url(), database.user() == null ? "" : "user: " + database.user()));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of("waybill").toAbsolutePath().toString(),
            "--config",
            config.toString(),
            "show",
            "orders",
            "--queue",
            "q_orders",
            "--format",
            format);
    builder.environment().put("WAYBILL_JAVA_OPTS", HEAP);
    builder.redirectError(folder.resolve("errors").toFile());
    warmUp();
    long start = System.nanoTime();
    Process process = builder.start();
    long lines = lines(process);
    int exit = process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    String errors = Files.readString(folder.resolve("errors"));
    Files.delete(folder.resolve("errors"));
    Files.delete(config);
    Files.delete(folder);
    if (exit != 0) {
      System.err.print(errors);
    }
    return new Figure(
        "`waybill show` of 1,000,000 rows as " + format + ", `" + HEAP + "`, " + product,
        String.format(Locale.ROOT, "%.1f s, %,d lines, exit code %d", seconds, lines, exit),
        "",
        "",
        "runs",
        Figure.verdict(exit == 0 && lines >= ROWS));
  }

  /** The launcher builds the jar where it is missing. */
  private static void warmUp() throws IOException, InterruptedException {
    new ProcessBuilder(Path.of("waybill").toAbsolutePath().toString(), "--version")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }

  private static long lines(Process process) throws IOException {
    long lines = 0;
    try (BufferedReader reader = process.inputReader()) {
      while (reader.readLine() != null) {
        lines++;
      }
    }
    return lines;
  }
}

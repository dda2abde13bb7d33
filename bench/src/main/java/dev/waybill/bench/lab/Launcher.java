package dev.waybill.bench.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the launcher as a user does, as processes of their own.
 *
 * @param home the checkout's folder
 * @param folder where the user stands
 */
public record Launcher(Path home, Path folder) {
  /**
   * How a command ended.
   *
   * @param lines that it printed to stdout
   * @param millis from its start to its end
   */
  public record Outcome(long lines, double millis) {}

  /** The Java that the launcher, and this process, run on. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * Runs one command of Waybill; its output is read and dropped.
   *
   * @param options for Java, such as {@code -Xmx256m}
   * @throws IllegalStateException with what it wrote to stderr, where it fails
   */
  public Outcome run(String options, String... command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(home.resolve("waybill").toString());
    line.addAll(List.of(command));
    return start(line, options);
  }

  /** Runs Java itself, without Waybill. */
  public Outcome runJava(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(java());
    line.addAll(List.of(arguments));
    return start(line, "");
  }

  private Outcome start(List<String> line, String options)
      throws IOException, InterruptedException {
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().put("WAYBILL_JAVA_OPTS", options);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    long start = System.nanoTime();
    Process process = builder.start();
    long lines = lines(process);
    int exit = process.waitFor();
    double millis = (System.nanoTime() - start) / 1e6;
    if (exit != 0) {
      throw new IllegalStateException(
          line + " ended with " + exit + ": " + Files.readString(errors));
    }
    return new Outcome(lines, millis);
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

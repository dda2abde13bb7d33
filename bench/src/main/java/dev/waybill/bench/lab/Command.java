package dev.waybill.bench.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Runs a program to its end. */
final class Command {
  /**
   * What a program came to.
   *
   * @param text of stdout and stderr
   */
  record Output(int code, String text) {}

  private Command() {}

  static Output run(String... command) throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    int code = run(List.of(command), line -> text.append(line).append('\n'));
    return new Output(code, text.toString());
  }

  /** Hands over each line as it comes; the exit code. */
  static int run(List<String> command, Consumer<String> line)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    Process process = builder.start();
    process.getOutputStream().close();
    try (BufferedReader out = process.inputReader()) {
      out.lines().forEach(line);
    }
    return process.waitFor();
  }
}

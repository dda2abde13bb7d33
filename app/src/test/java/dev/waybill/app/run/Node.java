package dev.waybill.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of {@code waybill run}, as a service manager starts it. */
final class Node implements AutoCloseable {
  private final Process process;
  private final Path log;

  private Node(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts one with the folder's {@code waybill.yaml}. */
  static Node start(Path folder, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--config",
                folder.resolve("waybill.yaml").toString()));
    command.addAll(Arrays.asList(options));
    Path log = Files.createTempFile(folder, "node-", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Node(process, log);
  }

  long id() {
    return process.pid();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM; returns the exit code. */
  int terminate(Duration patience) throws Exception {
    process.destroy();
    assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
        .as("ends within %s; its log is%n%s", patience, log())
        .isTrue();
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}

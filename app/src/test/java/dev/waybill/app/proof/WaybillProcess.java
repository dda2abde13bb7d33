package dev.waybill.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command as a process of its own, which can be killed. */
final class WaybillProcess {
  private final Process process;
  private final Path log;

  private WaybillProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param folder of its {@code waybill.yaml}; all that it prints is added to {@code log} there
   */
  static WaybillProcess start(Path folder, String... arguments) throws IOException {
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A start in half the time, of a process that does not live long.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--config", folder.resolve("waybill.yaml").toString()));
    return new WaybillProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start(),
        log);
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws Exception {
    assertThat(process.isAlive()).as("still at work: " + printed()).isTrue();
    process.destroyForcibly();
    process.waitFor();
  }

  /** Waits for its end, which must be a good one. */
  void succeeds() throws Exception {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends: " + printed()).isTrue();
    assertThat(process.exitValue()).as(printed()).isZero();
  }

  private String printed() throws IOException {
    return Files.readString(log);
  }
}

package dev.waybill.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.contract.postgresql.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and the one jar, as a user runs them: from a folder of their own. */
class LauncherIT {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("waybill.root", "..")).resolve("waybill").toAbsolutePath();

  @TempDir private Path folder;

  private record Run(int code, List<String> out, List<String> err) {}

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void onUnix() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the launcher is a shell script");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  private Run waybill(String... arguments) throws IOException, InterruptedException {
    return run(LAUNCHER, arguments);
  }

  private Run run(Path launcher, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
  }

  @Test
  void commands_workFromAnyFolder() throws Exception {
    assertThat(waybill("--version").out().get(0)).startsWith("waybill ").doesNotContain("packaged");
    assertThat(waybill("status").code()).isEqualTo(6);
    assertThat(waybill("install").code()).isZero();
    assertThat(folder.resolve("waybill-data")).isDirectory();

    Run refresh = waybill("sql", "exec queue.Refresh '1/1/2017'", "--format", "csv");

    assertThat(refresh.code()).as("%s", refresh.err()).isZero();
    assertThat(refresh.out()).hasSize(2);
    assertThat(waybill("show", "orders", "--format", "json").out()).startsWith("[");
    assertThat(waybill("init", "--config", "here.yaml").code()).isZero();
    assertThat(folder.resolve("here.yaml")).isRegularFile();
    assertThat(waybill("refresh", "--queue", "nobody").err())
        .singleElement()
        .asString()
        .startsWith("waybill: ");
  }

  @Test
  void archive_isMadeAndUsed() throws Exception {
    Path loaded = folder.resolve("loaded.txt");
    assertThat(waybill("--version").code()).isZero();
    environment.put("WAYBILL_JAVA_OPTS", "-Xlog:class+load:file=" + loaded);

    assertThat(waybill("--version").code()).isZero();

    assertThat(LAUNCHER.resolveSibling("app/target/waybill.jsa")).isRegularFile();
    try (Stream<Path> files = Files.list(LAUNCHER.resolveSibling("app/target"))) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".classes"));
    }
    // Java 25 leaves classes of picocli's old format out of this archive too.
    List<String> archived =
        Runtime.version().feature() == 17
            ? List.of("dev.waybill.app.Main", "picocli.CommandLine")
            : List.of("dev.waybill.app.Main");
    List<String> lines = Files.readAllLines(loaded);
    for (String name : archived) {
      assertThat(lines)
          .filteredOn(line -> line.contains(" " + name + " "))
          .singleElement()
          .asString()
          .contains("shared objects file");
    }
  }

  /** What the service alone needs would take its time at every start. */
  @Test
  void status_loadsNothingOfTheService() throws Exception {
    Path loaded = folder.resolve("loaded.txt");
    assertThat(waybill("install").code()).isZero();
    environment.put("WAYBILL_JAVA_OPTS", "-Xlog:class+load:file=" + loaded);

    assertThat(waybill("status").code()).isZero();

    assertThat(Files.readAllLines(loaded))
        .anyMatch(line -> line.contains(" dev.waybill.app.run.ScheduledRun "))
        .noneMatch(
            line ->
                Stream.of(
                        "com.github.kagkarlsson.",
                        "com.zaxxer.",
                        "io.micrometer.",
                        "io.prometheus.")
                    .anyMatch(library -> line.contains(" " + library)));
  }

  @Test
  void archive_thatCannotBeMade_isDoneWithout() throws Exception {
    Path home = folder.resolve("home");
    Path target = Files.createDirectories(home.resolve("app/target"));
    Path launcher = Files.copy(LAUNCHER, home.resolve("waybill"));
    Files.copy(LAUNCHER.resolveSibling("app/target/waybill.jar"), target.resolve("waybill.jar"));
    Path java = folder.resolve("frail/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(
        java,
        "#!/bin/sh\ncase \"$*\" in *-Xshare:dump*) exit 1 ;; esac\nexec '"
            + System.getProperty("java.home")
            + "/bin/java' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    environment.put("JAVA_HOME", folder.resolve("frail").toString());

    Run run = run(launcher, "--version");

    assertThat(run.code()).isZero();
    assertThat(run.out().get(0)).startsWith("waybill ");
    assertThat(run.err()).isEmpty();
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("waybill.jar", "waybill.java");
    }
  }

  @Test
  void millionRows_streamThroughASmallHeap() throws Exception {
    Files.writeString(
        folder.resolve("waybill.yaml"),
        "database: { url: '"
            + PostgresServer.shared("newest").url("postgres")
            + "', user: postgres }");
    environment.put("WAYBILL_JAVA_OPTS", "-Xmx48m");

    Run run =
        waybill(
            "sql",
            "select i, repeat('x', 100) from generate_series(1, 1000000) i",
            "--format",
            "csv");

    assertThat(run.code()).as("%s", run.err()).isZero();
    try (Stream<String> lines = Files.lines(folder.resolve("out"))) {
      assertThat(lines.count()).isEqualTo(1_000_001);
    }
  }

  @Test
  void java_missingOrTooOld_isToldInOneLine() throws Exception {
    environment.put("JAVA_HOME", folder.resolve("nowhere").toString());
    assertThat(waybill("--version"))
        .isEqualTo(
            new Run(
                1,
                List.of(),
                List.of(
                    "waybill: no Java found under JAVA_HOME ("
                        + folder.resolve("nowhere")
                        + "). Install a JDK of 17 or newer, or set JAVA_HOME to one.")));

    Path java = folder.resolve("old/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    environment.put("JAVA_HOME", folder.resolve("old").toString());

    Run old = waybill("--version");

    assertThat(old.code()).isEqualTo(1);
    assertThat(old.err())
        .containsExactly(
            "waybill: Java 17 or newer is needed, and "
                + java
                + " is 11. Point JAVA_HOME at a JDK of 17 or newer.");
  }
}

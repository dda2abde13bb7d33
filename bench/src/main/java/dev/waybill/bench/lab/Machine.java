package dev.waybill.bench.lab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were measured on, without names. */
public final class Machine {
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  private Machine() {}

  /**
   * Describes this machine.
   *
   * @param postgres the folder whose {@code bin} has the server
   */
  public static String describe(Path postgres) throws IOException, InterruptedException {
    double memory = 0;
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      memory = system.getTotalMemorySize() / 1e9;
    }
    return String.format(
        Locale.ROOT,
        "%d cores of %s, %.0f GB of memory, %s; JDK %s; PostgreSQL %s",
        Runtime.getRuntime().availableProcessors(),
        processor(),
        memory,
        System.getProperty("os.name"),
        System.getProperty("java.version"),
        version(postgres));
  }

  private static String processor() throws IOException {
    String kind = System.getProperty("os.arch");
    if (!Files.exists(PROCESSOR)) {
      return kind;
    }
    return Files.readString(PROCESSOR)
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.replaceFirst(".*: ", ""))
        .findFirst()
        .orElse(kind);
  }

  private static String version(Path postgres) throws IOException, InterruptedException {
    Command.Output told = Command.run(postgres.resolve("bin/postgres").toString(), "--version");
    return told.text().replaceFirst("^\\D*", "").replaceFirst(" .*", "").strip();
  }
}

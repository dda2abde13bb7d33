package dev.waybill.contract.benchmark;

import dev.waybill.contract.Session;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** What the figures were measured on, without names. */
final class Machine {
  private static final Path LOAD = Path.of("/proc/loadavg");
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  private Machine() {}

  static String describe() throws IOException, SQLException {
    String processor = System.getProperty("os.arch");
    if (Files.exists(PROCESSOR)) {
      processor =
          Files.readString(PROCESSOR)
              .lines()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.replaceFirst(".*: ", ""))
              .findFirst()
              .orElse(processor);
    }
    double memory = 0;
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      memory = system.getTotalMemorySize() / 1e9;
    }
    try (Lab lab = new Lab()) {
      Session session = lab.session();
      return String.format(
          Locale.ROOT,
          "%d cores of %s, %.0f GB of memory, %s; JDK %s; PostgreSQL %s, shared_buffers %s",
          Runtime.getRuntime().availableProcessors(),
          processor,
          memory,
          System.getProperty("os.name"),
          System.getProperty("java.version"),
          session.rows("show server_version").get(0),
          session.rows("show shared_buffers").get(0));
    }
  }

  /** How many processes wanted a core in the last minute, or a dash where that is unknown. */
  static String load() throws IOException {
    return Files.exists(LOAD) ? Files.readString(LOAD).split(" ", 2)[0] : "-";
  }
}

package dev.waybill.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.Waybill;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes at one file, and what is left when one is killed. */
class TwoProcessesTest {
  /** What the other process does. */
  static final class Other {
    private Other() {}

    public static void main(String[] args) throws Exception {
      if (args[1].equals("open")) {
        try (Waybill waybill = Waybill.open(config(args[0]))) {
          System.out.println("opened");
          assertThat(System.in.read()).isNotNegative();
        }
        return;
      }
      try (Waybill waybill = Waybill.open(config(args[0]));
          Connection connection = waybill.connect();
          Statement statement = connection.createStatement()) {
        waybill.install();
        if (args[1].equals("half")) {
          waybill.queue("queue").refresh();
          statement.execute("insert into dbo.Customers (CustomerID) values (1)");
          connection.setAutoCommit(false);
          statement.execute("insert into dbo.Customers (CustomerID) values (2)");
          statement.execute("exec queue.refresh");
          System.out.println("half-way");
          Thread.currentThread().join();
        }
        statement.execute("insert into dbo.Customers (CustomerID) values (7)");
        System.out.println("refreshed " + waybill.queue("queue").refresh().id());
      }
    }
  }

  private static Config config(String url) {
    return Config.builtIn(new DatabaseSettings(url, null, null));
  }

  private static Process start(String url, String what) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                url,
                what))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void refresh_fromAnotherProcess_isServedByTheFirst(@TempDir Path directory) throws Exception {
    String url = "jdbc:h2:file:" + directory.resolve("shop");
    try (Waybill waybill = Waybill.open(config(url))) {
      waybill.install();
      Process other = start(url, "refresh");
      try (BufferedReader output = other.inputReader()) {
        assertThat(output.readLine()).isEqualTo("refreshed 1");
      }
      assertThat(other.waitFor()).isZero();
      Batch batch = waybill.queue("queue").current();
      assertThat(batch.counts()).containsEntry("Customers", 1L);
      assertThat(waybill.queue("queue").refresh().isEmpty()).isTrue();
    }
  }

  @Test
  void processes_thatOpenTheFileTogether_allGetIn(@TempDir Path directory) throws Exception {
    String url = "jdbc:h2:file:" + directory.resolve("shop");
    List<Process> together = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        together.add(start(url, "open"));
      }
      for (Process process : together) {
        assertThat(process.inputReader().readLine()).isEqualTo("opened");
      }
    } finally {
      together.forEach(Process::destroyForcibly);
    }
  }

  @Test
  void killed_halfWay_leavesBatchAndPosition(@TempDir Path directory) throws Exception {
    String url = "jdbc:h2:file:" + directory.resolve("shop");
    Process other = start(url, "half");
    try (BufferedReader output = other.inputReader()) {
      assertThat(output.readLine()).isEqualTo("half-way");
    }
    other.destroyForcibly().waitFor();
    try (Waybill waybill = Waybill.open(config(url))) {
      assertThat(waybill.queue("queue").batches()).extracting(Batch::id).containsExactly(1L);
      Batch batch = waybill.queue("queue").refresh();
      assertThat(batch.id()).isEqualTo(2);
      assertThat(batch.counts()).containsEntry("Customers", 1L);
    }
  }
}

package dev.waybill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.app.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process itself, with an output that takes nothing. */
class LostOutputTest {
  private static final File FULL = new File("/dev/full");

  @TempDir private Path folder;

  @BeforeEach
  void onUnix() {
    assumeTrue(FULL.exists(), "there is a device that is always full");
  }

  private ProcessBuilder waybill(String rows, String format) {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "sql",
            "select x from system_range(1, " + rows + ")",
            "--format",
            format)
        .directory(folder.toFile())
        .redirectError(folder.resolve("err").toFile());
  }

  private List<String> messages() throws IOException {
    return Files.readAllLines(folder.resolve("err"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "5000"})
  void output_thatCannotBeWritten_isAnErrorOfOneLine(String rows) throws Exception {
    for (String format : List.of("csv", "json", "table")) {
      Process process = waybill(rows, format).redirectOutput(FULL).start();

      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(format).isEqualTo(5);
      assertThat(messages())
          .containsExactly(
              "waybill: The output could not be written whole. Check that its disk has room, then"
                  + " run it again.");
    }
  }

  @Test
  void output_whoseReaderHasGone_isFine() throws Exception {
    Process process = waybill("500000", "csv").start();
    process.getInputStream().close();

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(messages()).noneMatch(line -> line.startsWith("waybill: "));
  }
}

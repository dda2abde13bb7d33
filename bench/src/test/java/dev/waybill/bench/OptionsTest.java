package dev.waybill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OptionsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = Bench.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(arguments);
  }

  @Test
  void help_hasAnExample() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .startsWith("Usage: waybill bench")
        .contains("\n  waybill bench --only");
  }

  @Test
  void mistakes_areToldTogetherInOneLine() {
    int code = run("--only", "bulk,bolk", "--rows", "7", "--rounds", "0", "--minutes", "NaN");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "waybill: --only: no 'bolk', but "
                + String.join(", ", Bench.names())
                + "; --rows: a number from 1000 to 100000000; --rounds: a number from 1 to 1000;"
                + " --minutes: a number from 0.1 to 1440. See waybill bench --help.\n");
  }

  @Test
  void whoIsNeeded_cannotBeLeftOut() {
    assertThat(run("--without", "Waybill")).isEqualTo(2);
    assertThat(err.toString()).startsWith("waybill: --without: no 'Waybill', but polling by date");
  }

  @Test
  void unknownOption_isRefused() {
    assertThat(run("--row", "5")).isEqualTo(2);
    assertThat(err.toString()).contains("--row").hasLineCount(1);
  }
}

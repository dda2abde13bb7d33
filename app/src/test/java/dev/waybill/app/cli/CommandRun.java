package dev.waybill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.app.print.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What one command line came to.
 *
 * @param out data
 * @param err messages
 */
record CommandRun(int code, String out, String err) {
  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        CommandLineInterface.run(Screen.of(new PrintWriter(out), new PrintWriter(err)), arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }

  CommandRun succeeds() {
    assertThat(code).as(err).isZero();
    return this;
  }

  /** Fails with this exit code, one line that holds the text, and no data. */
  void failsWith(int expected, String text) {
    assertThat(err).startsWith("waybill: ").contains(text).hasLineCount(1);
    assertThat(code).as(err).isEqualTo(expected);
    assertThat(out).isEmpty();
  }
}

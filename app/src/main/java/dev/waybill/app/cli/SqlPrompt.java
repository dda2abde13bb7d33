package dev.waybill.app.cli;

import dev.waybill.WaybillException;
import dev.waybill.app.print.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Reads statements from a person, with line editing and a history that stays between runs. */
final class SqlPrompt {
  private static final Set<String> LEAVE = Set.of("exit", "quit", "\\q");
  private static final Path HISTORY = Path.of(System.getProperty("user.home"), ".waybill_history");

  private final RunSql sql;
  private final Screen screen;

  SqlPrompt(RunSql sql, Screen screen) {
    this.sql = sql;
    this.screen = screen;
  }

  void run() {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .appName("waybill")
              .variable(LineReader.HISTORY_FILE, HISTORY)
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      screen.tell("A statement ends with ; or an empty line. Leave with exit or Ctrl-D.");
      converse(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void converse(LineReader reader) {
    StringBuilder typed = new StringBuilder();
    while (true) {
      String line;
      try {
        line = reader.readLine(typed.isEmpty() ? "waybill> " : "       > ");
      } catch (UserInterruptException e) {
        typed.setLength(0);
        continue;
      } catch (EndOfFileException e) {
        return;
      }
      if (typed.isEmpty() && LEAVE.contains(line.strip().toLowerCase(Locale.ROOT))) {
        return;
      }
      typed.append(line).append('\n');
      SplitSql.Script script = SplitSql.split(typed.toString());
      if (line.isBlank()) {
        script.all().forEach(this::attempt);
        typed.setLength(0);
      } else if (SplitSql.isBlank(script.rest().text())) {
        script.statements().forEach(this::attempt);
        typed.setLength(0);
      }
    }
  }

  private void attempt(SplitSql.Statement statement) {
    try {
      sql.run(statement.text());
    } catch (WaybillException e) {
      screen.tell(String.valueOf(e.getMessage()));
    }
  }
}

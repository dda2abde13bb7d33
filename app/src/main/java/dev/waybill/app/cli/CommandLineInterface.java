package dev.waybill.app.cli;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.app.print.Screen;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs one command line. Thread-safe: every run is on its own. */
public final class CommandLineInterface {
  private CommandLineInterface() {}

  /**
   * Runs the command.
   *
   * @return the exit code: 0, or that of an {@link ErrorCode}
   */
  public static int run(Screen screen, String... arguments) {
    WaybillCommand root = new WaybillCommand(screen);
    CommandLine commandLine = root.commandLine(arguments);
    commandLine
        .setOut(screen.out())
        .setErr(screen.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                screen.style() == Screen.Style.PLAIN ? Ansi.OFF : Ansi.ON))
        .setUsageHelpWidth(Math.max(60, Math.min(screen.width(), 120)))
        .setExecutionStrategy(
            parsed -> {
              if (root.verbose()) {
                QuietLogging.tellMore();
              }
              return new CommandLine.RunLast().execute(parsed);
            })
        .setParameterExceptionHandler((e, args) -> misunderstood(screen, e))
        .setExecutionExceptionHandler((e, at, parsed) -> failed(screen, root, e));
    int code = commandLine.execute(arguments);
    screen.err().flush();
    if (code == OnDatabase.DONE) {
      try {
        screen.abandoned();
      } catch (WaybillException lost) {
        return failed(screen, root, lost);
      }
    }
    screen.out().flush();
    return code;
  }

  private static int misunderstood(Screen screen, CommandLine.ParameterException e) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    screen.tell(
        "waybill: " + oneLine(String.valueOf(e.getMessage())) + ". See " + name + " --help.");
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      CommandLine.UnmatchedArgumentException.printSuggestions(unmatched, screen.err());
      screen.err().flush();
    }
    return ErrorCode.USAGE.exitCode();
  }

  private static int failed(Screen screen, WaybillCommand root, Exception e) {
    if (root.debug()) {
      e.printStackTrace(screen.err());
    }
    if (!(e instanceof WaybillException)) {
      // Asked for only here: setting up the log takes a tenth of what a short command does.
      LoggerFactory.getLogger(CommandLineInterface.class).debug("Unforeseen", e);
    }
    ErrorLines told = ErrorLines.of(e, root.configFile());
    told.lines().forEach(line -> screen.tell("waybill: " + line));
    return told.exitCode();
  }

  private static String oneLine(String message) {
    String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}

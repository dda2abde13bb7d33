package dev.waybill.app.cli;

import dev.waybill.Config;
import dev.waybill.app.config.ConfigFile;
import dev.waybill.app.config.Settings;
import dev.waybill.app.print.Screen;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all others, with the options that all of them take. */
@Command(
    name = "waybill",
    description = "Freezes exactly what changed in a database since last time.",
    synopsisSubcommandLabel = "COMMAND",
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:internal error: a defect in Waybill",
      "2:usage: the command line was not understood",
      "3:configuration: waybill.yaml, or what it says of the tables, is wrong",
      "4:unreachable: no server, wrong password, no such database",
      "5:refused: understood, but not done; nothing was changed",
      "6:not installed: run waybill install first",
      "7:unwell: doctor found something that could lose or delay changes"
    })
final class WaybillCommand implements Runnable {
  /** By their names, which are also those in their annotations, in the order of the help. */
  private static final Map<String, Class<?>> COMMANDS = commands();

  private final Screen screen;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "configuration file (default: waybill.yaml here, if there is one)")
  private @Nullable Path config;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "tell what is done, on stderr")
  private boolean verbose;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "print the stack trace of an error")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // picocli itself looks whether it was given
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print version information and exit.")
  @SuppressWarnings("UnusedVariable") // picocli itself looks whether it was given
  private boolean version;

  WaybillCommand(Screen screen) {
    this.screen = screen;
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("init", InitCommand.class);
    commands.put("install", InstallCommand.class);
    commands.put("uninstall", UninstallCommand.class);
    commands.put("sync", SyncCommand.class);
    commands.put("rejected", RejectedCommand.class);
    commands.put("refresh", RefreshCommand.class);
    commands.put("show", ShowCommand.class);
    commands.put("batches", BatchesCommand.class);
    commands.put("recall", RecallCommand.class);
    commands.put("queue", QueueCommand.class);
    commands.put("sql", SqlCommand.class);
    commands.put("run", RunCommand.class);
    commands.put("status", StatusCommand.class);
    commands.put("doctor", DoctorCommand.class);
    commands.put("demo", DemoCommand.class);
    commands.put("exigo-sandbox", ExigoSandboxCommand.class);
    commands.put("bench", BenchCommand.class);
    commands.put("warm-up", WarmUpCommand.class);
    return commands;
  }

  /**
   * The model of the command line. Where the first argument names a command, the others are left
   * out, since none of them can come up any more and each takes its time to read.
   */
  CommandLine commandLine(String... arguments) {
    CommandLine commandLine = new CommandLine(this);
    Class<?> named = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
    if (named != null) {
      commandLine.addSubcommand(arguments[0], named);
    } else {
      COMMANDS.forEach(commandLine::addSubcommand);
    }
    return commandLine;
  }

  /** The command above the given one. */
  static WaybillCommand above(CommandSpec spec) {
    return (WaybillCommand) spec.root().userObject();
  }

  Screen screen() {
    return screen;
  }

  boolean verbose() {
    return verbose;
  }

  boolean debug() {
    return debug;
  }

  @Nullable Path configFile() {
    return config;
  }

  Config config() {
    return settings().config();
  }

  /** The configuration, for what looks into no source. */
  Settings settings() {
    return ConfigFile.load(config);
  }

  /** The configuration with its sources, all of them checked. */
  Settings settingsWithSources() {
    return ConfigFile.loadWithSources(config);
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "Missing a command");
    }
  }
}

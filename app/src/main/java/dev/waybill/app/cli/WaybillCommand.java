package dev.waybill.app.cli;

import dev.waybill.Config;
import dev.waybill.app.config.ConfigFile;
import dev.waybill.app.print.Screen;
import java.nio.file.Path;
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
    mixinStandardHelpOptions = true,
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
    },
    subcommands = {
      InitCommand.class,
      InstallCommand.class,
      UninstallCommand.class,
      RefreshCommand.class,
      ShowCommand.class,
      BatchesCommand.class,
      RecallCommand.class,
      QueueCommand.class,
      SqlCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      DemoCommand.class,
      BenchCommand.class,
      WarmUpCommand.class
    })
final class WaybillCommand implements Runnable {
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

  WaybillCommand(Screen screen) {
    this.screen = screen;
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
    return ConfigFile.load(config);
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "Missing a command");
    }
  }
}

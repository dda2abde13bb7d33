package dev.waybill.app.cli;

import dev.waybill.InstallReport;
import dev.waybill.Waybill;
import dev.waybill.app.print.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "install",
    description = "Creates or upgrades everything in the database; run it as often as you like.",
    footer = {
      "%nExample: see what would run, then run it",
      "  waybill install --print",
      "  waybill install"
    })
final class InstallCommand extends OnDatabase {
  @Option(names = "--print", description = "print the SQL that would run, and run nothing")
  private boolean print;

  @Override
  boolean creates() {
    return !print;
  }

  @Override
  int run(Waybill waybill) {
    if (print) {
      screen().out().print(waybill.installScript());
      return DONE;
    }
    InstallReport report;
    try (Progress progress = Progress.unknown(screen(), "install")) {
      report = waybill.install();
    }
    report.actions().forEach(screen()::tell);
    screen()
        .tell(
            report.changedAnything()
                ? "Installed. Next: waybill refresh"
                : "Nothing to do: all is installed as configured.");
    if (!report.hints().isEmpty()) {
      screen().tell("You may want to run:");
      report.hints().forEach(screen().out()::println);
    }
    return DONE;
  }
}

package dev.waybill.app.cli;

import dev.waybill.ErrorCode;
import dev.waybill.InstallReport;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import java.nio.charset.Charset;
import java.util.Scanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "uninstall",
    description = "Removes queues, batches and captured changes; your tables stay. Asks first.",
    footer = {"%nExample: in a script, without the question", "  waybill uninstall --yes"})
final class UninstallCommand extends OnDatabase {
  @Option(names = "--yes", description = "do not ask")
  private boolean yes;

  @Override
  int run(Waybill waybill) {
    if (!yes) {
      // Nobody is asked about what is not there.
      waybill.status();
    }
    if (!yes && !confirmed()) {
      throw new WaybillException(
          ErrorCode.REFUSED, "Nothing was removed. To remove without the question use --yes.");
    }
    InstallReport report = waybill.uninstall();
    report.actions().forEach(screen()::tell);
    screen().tell("Uninstalled. Your tables and their rows are as they were.");
    report.hints().forEach(screen().out()::println);
    return DONE;
  }

  private boolean confirmed() {
    if (!screen().terminals().in()) {
      return false;
    }
    screen().err().print("Remove all queues, their batches and the captured changes? [y/N] ");
    screen().err().flush();
    Scanner in = new Scanner(System.in, Charset.defaultCharset());
    return in.hasNextLine() && in.nextLine().strip().matches("(?i)y|yes");
  }
}

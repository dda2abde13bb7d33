package dev.waybill.app.cli;

import dev.waybill.Waybill;
import dev.waybill.app.print.PrintRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "list",
    description = "Lists the queues and where they are.",
    footer = {"%nExample:", "  waybill queue list --format json"})
final class QueueListCommand extends OnDatabase {
  @Mixin private FormatOption format = new FormatOption();

  @Override
  int run(Waybill waybill) {
    StatusTables tables = new StatusTables(Times.zone(root().config()), format.format());
    new PrintRows(screen(), format.format()).print(tables.queues(waybill.status()));
    return DONE;
  }
}

package dev.waybill.app.cli;

import dev.waybill.Waybill;
import dev.waybill.app.print.Format;
import dev.waybill.app.print.ListRows;
import dev.waybill.app.print.PrintRows;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "drop",
    description = "Forgets records that are set aside.",
    footer = {
      "%nExamples:",
      "  waybill rejected drop exigo --all",
      "  waybill rejected drop exigo 3 7"
    })
final class RejectedDropCommand extends OnDatabase {
  @Mixin private WhichRejected which = new WhichRejected();
  @Mixin private FormatOption format = new FormatOption();

  @Override
  int run(Waybill waybill) {
    List<Long> ids = which.ids();
    new SetAside(waybill, root()).checkSource(which.source());
    long dropped = waybill.dropRejected(which.source(), ids);
    if (format.format() != Format.TABLE) {
      ListRows rows = new ListRows("source", "dropped").add(which.source(), dropped);
      new PrintRows(screen(), format.format()).print(rows);
    }
    screen().tell("Dropped: " + dropped + ".");
    return DONE;
  }
}

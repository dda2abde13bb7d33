package dev.waybill.app.cli;

import dev.waybill.Waybill;
import dev.waybill.app.print.ListRows;
import dev.waybill.app.print.PrintRows;
import dev.waybill.load.Loaded;
import dev.waybill.load.Loader;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "retry",
    description = "Tries records that are set aside once more; what fits now leaves the list.",
    footer = {
      "%nExamples:",
      "  waybill rejected retry exigo --all",
      "  waybill rejected retry exigo 3 7"
    })
final class RejectedRetryCommand extends OnDatabase {
  @Mixin private WhichRejected which = new WhichRejected();
  @Mixin private FormatOption format = new FormatOption();

  @Override
  int run(Waybill waybill) {
    List<Long> ids = which.ids();
    new SetAside(waybill, root()).checkSource(which.source());
    Loaded loaded;
    try (Loader loader = waybill.loader()) {
      loaded = loader.retry(which.source(), ids);
    }
    ListRows rows = LoadedRows.none();
    LoadedRows.add(rows, which.source(), loaded);
    new PrintRows(screen(), format.format()).print(rows);
    Loaded.Table total = loaded.total();
    screen()
        .tell(
            "Tried again: "
                + total.read()
                + ". Still set aside of these: "
                + total.rejected()
                + ".");
    return DONE;
  }
}

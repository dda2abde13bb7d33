package dev.waybill.app.cli;

import dev.waybill.Batch;
import dev.waybill.Waybill;
import dev.waybill.app.print.Format;
import dev.waybill.app.print.ListRows;
import dev.waybill.app.print.PrintRows;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "batches",
    description = "Lists the batches that stay for recall, the newest first.",
    footer = {"%nExample:", "  waybill batches --queue shipping"})
final class BatchesCommand extends OnDatabase {
  @Mixin private QueueOption queue = new QueueOption();
  @Mixin private FormatOption format = new FormatOption();

  @Override
  int run(Waybill waybill) {
    ListRows rows = new ListRows("batch", "kind", "from", "until", "rows", "deleted", "on_view");
    ZoneId zone = Times.zone(root().config());
    for (Batch batch : queue.in(waybill).batches()) {
      rows.add(
          batch.id(),
          BatchSlip.kind(batch),
          time(batch.from(), zone),
          time(batch.until(), zone),
          batch.rows(),
          batch.counts().getOrDefault(Batch.DELETED, 0L),
          onView(batch));
    }
    new PrintRows(screen(), format.format()).print(rows);
    return DONE;
  }

  private Object time(Instant instant, ZoneId zone) {
    return format.format() == Format.TABLE ? Times.readable(instant, zone) : instant;
  }

  private Object onView(Batch batch) {
    if (format.format() != Format.TABLE) {
      return batch.onView();
    }
    return batch.onView() ? "yes" : "";
  }
}

package dev.waybill.app.cli;

import dev.waybill.Batch;
import dev.waybill.Waybill;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "recall",
    description = "Puts a batch that stays back on view; what comes next does not change.",
    footer = {"%nExample:", "  waybill recall 7 --queue shipping"})
final class RecallCommand extends OnDatabase {
  @Parameters(paramLabel = "N", description = "the batch's number, as waybill batches lists it")
  private long batch;

  @Mixin private QueueOption queue = new QueueOption();
  @Mixin private FormatOption format = new FormatOption();

  @Override
  int run(Waybill waybill) {
    Batch recalled = queue.in(waybill).recall(batch);
    BatchSlip.of(recalled, root().config()).print(screen(), format.format());
    return DONE;
  }
}

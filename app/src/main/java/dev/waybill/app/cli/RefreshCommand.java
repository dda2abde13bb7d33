package dev.waybill.app.cli;

import dev.waybill.Batch;
import dev.waybill.ErrorCode;
import dev.waybill.Queue;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.app.print.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "refresh",
    description = "Freezes the next batch and prints its waybill.",
    footer = {
      "%nExamples: what changed since last time; everything since a date",
      "  waybill refresh --queue shipping",
      "  waybill refresh 2017-01-01"
    })
final class RefreshCommand extends OnDatabase {
  @Parameters(
      arity = "0..1",
      paramLabel = "START",
      description =
          "freeze everything changed since this date, such as 2017-01-01 or '1/1/2017'; without"
              + " it what changed since the last refresh, or, the first time, in the last 24 hours")
  private @Nullable String start;

  @Mixin private QueueOption queue = new QueueOption();
  @Mixin private FormatOption format = new FormatOption();

  @Override
  int run(Waybill waybill) {
    Queue of = queue.in(waybill);
    Batch batch;
    try (Progress progress = Progress.unknown(screen(), "refresh")) {
      batch = start == null ? of.refresh() : of.refresh(start);
    }
    BatchSlip.of(batch, root().config()).print(screen(), format.format());
    if (batch.notice() != null) {
      screen().tell(batch.notice());
    }
    tidy(waybill);
    return DONE;
  }

  /**
   * The batch is cut; if tidying fails, the next refresh tries again. A consumer with rights on its
   * queue alone leaves it to others.
   */
  private void tidy(Waybill waybill) {
    try {
      waybill.upkeep();
    } catch (WaybillException e) {
      if (e.code() == ErrorCode.NO_RIGHTS) {
        return;
      }
      screen().tell("waybill: warning: the batch is cut, but tidying up failed: " + e.getMessage());
    }
  }
}

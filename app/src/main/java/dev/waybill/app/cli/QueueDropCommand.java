package dev.waybill.app.cli;

import dev.waybill.QueueSettings;
import dev.waybill.Waybill;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "drop",
    description = "Drops a queue with its position and its batches.",
    footer = {"%nExample:", "  waybill queue drop shipping"})
final class QueueDropCommand extends OnDatabase {
  @Parameters(paramLabel = "NAME", description = "the queue's name")
  private String name = QueueSettings.DEFAULT_NAME;

  @Override
  int run(Waybill waybill) {
    waybill.dropQueue(name);
    screen().tell("Dropped queue " + name + ".");
    return DONE;
  }
}

package dev.waybill.app.cli;

import dev.waybill.Queue;
import dev.waybill.QueueSettings;
import dev.waybill.Waybill;
import picocli.CommandLine.Option;

/** {@code --queue}, of every command on one queue. */
final class QueueOption {
  @Option(names = "--queue", paramLabel = "NAME", description = "the queue (default: queue)")
  private String queue = QueueSettings.DEFAULT_NAME;

  Queue in(Waybill waybill) {
    return waybill.queue(queue);
  }
}

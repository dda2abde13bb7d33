package dev.waybill.app.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "queue",
    description = "Lists, creates and drops queues.",
    synopsisSubcommandLabel = "list|create|drop",
    footer = {"%nExample:", "  waybill queue create shipping --documents --keep 20"},
    subcommands = {QueueListCommand.class, QueueCreateCommand.class, QueueDropCommand.class})
final class QueueCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Missing one of list, create, drop");
  }
}

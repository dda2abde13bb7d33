package dev.waybill.app.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "rejected",
    description = "Lists, tries again and drops records that did not fit and were set aside.",
    synopsisSubcommandLabel = "list|retry|drop",
    footer = {
      "%nExample: after the table was changed so that they fit",
      "  waybill rejected list exigo",
      "  waybill rejected retry exigo --all"
    },
    subcommands = {
      RejectedListCommand.class,
      RejectedRetryCommand.class,
      RejectedDropCommand.class
    })
final class RejectedCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Missing one of list, retry, drop");
  }
}

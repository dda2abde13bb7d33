package dev.waybill.app.cli;

import dev.waybill.Waybill;
import dev.waybill.app.print.Format;
import dev.waybill.app.print.ListRows;
import dev.waybill.app.print.PrintRows;
import dev.waybill.load.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Lists records that are set aside, the oldest first, without what is in them.",
    footer = {"%nExample:", "  waybill rejected list exigo --limit 20"})
final class RejectedListCommand extends OnDatabase {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SOURCE",
      description = "only those of this source (default: of all)")
  private @Nullable String source;

  @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: 100)")
  private int limit = 100;

  @Mixin private FormatOption format = new FormatOption();

  @Override
  int run(Waybill waybill) {
    if (limit < 1 || limit == Integer.MAX_VALUE) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--limit must be 1 or more");
    }
    if (source != null) {
      new SetAside(waybill, root()).checkSource(source);
    }
    List<Rejected> found = waybill.rejected(source, limit + 1);
    ListRows rows =
        new ListRows("id", "source", "table", "key", "reason", "first_seen", "last_seen");
    for (Rejected one : found.subList(0, Math.min(limit, found.size()))) {
      rows.add(
          one.id(),
          one.source(),
          one.what().table(),
          one.what().key(),
          one.what().reason(),
          time(one.firstSeen()),
          time(one.lastSeen()));
    }
    new PrintRows(screen(), format.format()).print(rows);
    if (found.size() > limit) {
      screen().tell("There are more than " + limit + "; see --limit.");
    }
    return DONE;
  }

  private Object time(Instant instant) {
    return format.format() == Format.TABLE
        ? Times.readable(instant, Times.zone(root().config()))
        : instant;
  }
}

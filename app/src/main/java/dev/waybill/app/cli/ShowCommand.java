package dev.waybill.app.cli;

import dev.waybill.Batch;
import dev.waybill.ErrorCode;
import dev.waybill.Queue;
import dev.waybill.Rows;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.app.print.Format;
import dev.waybill.app.print.PrintRows;
import dev.waybill.app.print.Progress;
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
    name = "show",
    description = "Prints the frozen rows of the batch on view, or of an earlier one.",
    footer = {
      "%nExamples: the first rows of every table; one table into a file",
      "  waybill show",
      "  waybill show Orders --format csv > orders.csv"
    })
final class ShowCommand extends OnDatabase {
  private static final long GLANCE = 5;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE",
      description =
          "a frozen table, or Deleted or Changes; without it the first " + GLANCE + " rows of each")
  private @Nullable String table;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "a batch that stays (default: the one on view)")
  private @Nullable Long batch;

  @Option(names = "--limit", paramLabel = "N", description = "at most so many rows of a table")
  private @Nullable Long limit;

  @Mixin private QueueOption queue = new QueueOption();
  @Mixin private FormatOption format = new FormatOption();

  @Override
  int run(Waybill waybill) {
    if (limit != null && limit < 0) {
      throw misused("--limit must be 0 or more");
    }
    Queue of = queue.in(waybill);
    if (table == null && format.format() != Format.TABLE) {
      throw misused("--format csv and json print one table; name it");
    }
    Batch shown = batch(of);
    if (table != null) {
      printOne(of, shown, table);
    } else {
      shown.counts().forEach((name, count) -> glance(of, shown, name, count));
    }
    return DONE;
  }

  private CommandLine.ParameterException misused(String message) {
    return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private Batch batch(Queue of) {
    List<Batch> batches = of.batches();
    if (batch == null) {
      return of.current();
    }
    return batches.stream()
        .filter(b -> b.id() == batch)
        .findFirst()
        .orElseThrow(
            () ->
                new WaybillException(
                    ErrorCode.UNKNOWN_BATCH,
                    "Queue " + of.name() + " has no batch " + batch + ". " + kept(batches)));
  }

  private static String kept(List<Batch> batches) {
    return batches.isEmpty()
        ? "It has none yet; run waybill refresh."
        : "It keeps "
            + batches.get(batches.size() - 1).id()
            + " to "
            + batches.get(0).id()
            + "; see waybill batches.";
  }

  private void printOne(Queue of, Batch shown, String name) {
    long expected = count(shown, name);
    // A bar would run through the table where both go to the same terminal.
    boolean toFile = !screen().terminals().out();
    try (Rows rows = of.rows(shown, name);
        Progress progress =
            toFile && expected > 0 ? Progress.of(screen(), name, expected) : Progress.none()) {
      new PrintRows(screen(), format.format())
          .in(Times.zone(root().config()))
          .limit(limit == null ? Long.MAX_VALUE : limit)
          .progress(progress::to)
          .print(rows);
    }
  }

  private static long count(Batch shown, String name) {
    return shown.counts().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .mapToLong(java.util.Map.Entry::getValue)
        .findFirst()
        .orElse(-1);
  }

  private void glance(Queue of, Batch shown, String name, long count) {
    long most = limit == null ? GLANCE : limit;
    String rows = count == 1 ? "1 row" : count + " rows";
    screen().out().println(screen().style().bold(name) + screen().style().dim("  " + rows));
    if (count > 0 && most > 0) {
      try (Rows found = of.rows(shown, name)) {
        new PrintRows(screen(), Format.TABLE)
            .in(Times.zone(root().config()))
            .limit(most)
            .print(found);
      }
    }
    screen().out().println();
  }
}

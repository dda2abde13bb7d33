package dev.waybill.app.cli;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands in the list of commands; the launcher runs the module bench instead. */
@Command(
    name = "bench",
    description =
        "Measures Waybill beside what one would pick instead, and writes docs/benchmarks.md;"
            + " ./waybill in a checkout of the sources.",
    footer = {"%nExample:", "  waybill bench --only bulk --rounds 3"})
final class BenchCommand implements Callable<Integer> {
  /** The options are those of the module bench. */
  @Unmatched private final List<String> options = new ArrayList<>();

  @Override
  public Integer call() {
    throw new WaybillException(
        ErrorCode.USAGE,
        "bench is no part of the jar. Run it in a checkout of the sources: "
            + ("./waybill bench " + String.join(" ", options)).strip());
  }
}

package dev.waybill.app.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code SOURCE ID…} or {@code SOURCE --all}. */
final class WhichRejected {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SOURCE", description = "a source's name")
  private String source = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ID",
      description = "records, as waybill rejected list numbers them")
  private List<Long> ids = List.of();

  @Option(names = "--all", description = "all that are set aside of this source")
  private boolean all;

  String source() {
    return source;
  }

  /** Empty for all. */
  List<Long> ids() {
    if (all == !ids.isEmpty()) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          all
              ? "Name records or give --all, not both"
              : "Name records by their ids, or give --all");
    }
    return ids;
  }
}

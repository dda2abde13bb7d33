package dev.waybill.app.cli;

import dev.waybill.app.print.Format;
import picocli.CommandLine.Option;

/** {@code --format}, of every command that prints data. */
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, json or csv (default: table)")
  private Format format = Format.TABLE;

  Format format() {
    return format;
  }
}

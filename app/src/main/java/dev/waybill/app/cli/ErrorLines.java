package dev.waybill.app.cli;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.app.config.ConfigFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an error.
 *
 * @param lines one, or one for each mistake of the configuration
 * @param exitCode what the command ends with
 */
record ErrorLines(List<String> lines, int exitCode) {
  /**
   * Of any error.
   *
   * @param configFile the file that the user named, for the places of mistakes
   */
  static ErrorLines of(Exception e, @Nullable Path configFile) {
    if (e instanceof WaybillException known) {
      List<String> lines =
          known.mistakes().isEmpty()
              ? String.valueOf(known.getMessage()).lines().toList()
              : ConfigFile.locate(configFile, known.mistakes());
      return new ErrorLines(lines, known.code().exitCode());
    }
    return new ErrorLines(
        List.of(
            "unforeseen error ("
                + e.getClass().getSimpleName()
                + "). This is a defect: run again with --debug and report what it prints."),
        ErrorCode.INTERNAL.exitCode());
  }
}

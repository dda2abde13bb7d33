package dev.waybill.app.cli;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.options.NearestName;
import dev.waybill.sync.SourceSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the source that is meant. */
final class PickSource {
  private PickSource() {}

  /**
   * The named one of those that are configured.
   *
   * @param named null for all of them
   * @throws WaybillException {@code CONFIGURATION} where there is none at all, {@code REFUSED}
   *     where there is none of this name
   */
  static List<SourceSettings> configured(List<SourceSettings> sources, @Nullable String named) {
    if (sources.isEmpty()) {
      throw new WaybillException(
          ErrorCode.CONFIGURATION,
          "No source is configured. Add one to waybill.yaml, such as: sources: { inbox: { type:"
              + " files, path: ./inbox, format: csv, to: dbo.Orders } }");
    }
    if (named == null) {
      return sources;
    }
    known(sources.stream().map(SourceSettings::name).toList(), named);
    return sources.stream().filter(source -> source.name().equals(named)).toList();
  }

  /**
   * Checks that a name is among the known ones.
   *
   * @throws WaybillException {@code REFUSED}
   */
  static void known(List<String> sources, String named) {
    if (!sources.contains(named)) {
      String hint =
          NearestName.among(sources, named)
              .map(near -> "Did you mean " + near + "?")
              .orElse(
                  sources.isEmpty()
                      ? "There is none."
                      : "Known are " + String.join(", ", sources) + ".");
      throw new WaybillException(ErrorCode.REFUSED, "There is no source " + named + ". " + hint);
    }
  }
}

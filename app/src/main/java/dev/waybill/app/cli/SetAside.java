package dev.waybill.app.cli;

import dev.waybill.Waybill;
import dev.waybill.load.SourceState;
import dev.waybill.sync.SourceSettings;
import java.util.List;
import java.util.stream.Stream;

/** Sources whose records may be set aside: configured now, or once. */
record SetAside(Waybill waybill, WaybillCommand root) {
  /**
   * Checks a name.
   *
   * @throws dev.waybill.WaybillException {@code REFUSED} with the nearest one
   */
  void checkSource(String named) {
    List<String> known =
        Stream.concat(
                waybill.sources().stream().map(SourceState::name),
                root.settings().sources().stream().map(SourceSettings::name))
            .distinct()
            .toList();
    PickSource.known(known, named);
  }
}

package dev.waybill.app.cli;

import dev.waybill.ErrorCode;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.load.SourceState;
import java.util.List;

/** How the sources of an installed Waybill stand. */
final class SourceStates {
  private SourceStates() {}

  /** None where it was installed by a version that knew of no sources; they need an install. */
  static List<SourceState> of(Waybill waybill) {
    try {
      return waybill.sources();
    } catch (WaybillException e) {
      if (e.code() == ErrorCode.NOT_INSTALLED) {
        return List.of();
      }
      throw e;
    }
  }
}

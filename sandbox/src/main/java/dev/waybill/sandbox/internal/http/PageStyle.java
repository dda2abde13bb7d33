package dev.waybill.sandbox.internal.http;

import dev.waybill.sandbox.Fault;
import dev.waybill.sandbox.SandboxSettings.Style;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How a page is written, with the faults that it is to have. */
record PageStyle(Style style, Set<Fault.Kind> faults) {
  static PageStyle of(Style usual, List<Fault> faults) {
    Set<Fault.Kind> kinds = EnumSet.noneOf(Fault.Kind.class);
    faults.forEach(fault -> kinds.add(fault.kind()));
    Style style =
        kinds.contains(Fault.Kind.SPELLING)
            ? new Style(usual.spelling().other(), usual.dates())
            : usual;
    return new PageStyle(style, kinds);
  }

  boolean has(Fault.Kind kind) {
    return faults.contains(kind);
  }

  /** Puts the last record first, where that is a fault of the page. */
  <T> void order(List<T> records) {
    if (has(Fault.Kind.UNORDERED)) {
      Collections.rotate(records, 1);
    }
  }
}

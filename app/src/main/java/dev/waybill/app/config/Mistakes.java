package dev.waybill.app.config;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with one file, to be told at once. */
final class Mistakes {
  private record Mistake(Place place, String what) {}

  private final String file;
  private final List<Mistake> found = new ArrayList<>();

  Mistakes(String file) {
    this.file = file;
  }

  void add(Place place, String what) {
    found.add(new Mistake(place, what));
  }

  /** Fails with one line for each mistake, in the order of the file, where there is any. */
  void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    throw new WaybillException(
        ErrorCode.CONFIGURATION,
        found.stream()
            .sorted(Comparator.comparing(Mistake::place))
            .map(m -> file + ":" + m.place().line() + ":" + m.place().column() + ": " + m.what())
            .collect(Collectors.joining("\n")));
  }
}

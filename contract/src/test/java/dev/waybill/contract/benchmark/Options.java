package dev.waybill.contract.benchmark;

import java.nio.file.Path;
import java.util.List;

/**
 * How much is measured.
 *
 * @param only names of measurements; empty for all
 * @param rounds counted rounds of each pair
 * @param minutes of writing with an old transaction open
 * @param bigTable rows of the big table
 * @param report the page to write
 */
record Options(List<String> only, int rounds, double minutes, int bigTable, Path report) {
  private static final Options USUAL =
      new Options(List.of(), 7, 10, 10_000_000, Path.of("docs/benchmarks.md"));

  static Options of(String... words) {
    Options options = USUAL;
    if (words.length % 2 != 0) {
      throw usage(words[words.length - 1]);
    }
    for (int i = 0; i < words.length; i += 2) {
      options = options.with(words[i], words[i + 1]);
    }
    return options;
  }

  boolean wants(Measurement measurement) {
    return only.isEmpty() || only.contains(measurement.name());
  }

  private Options with(String option, String value) {
    return switch (option) {
      case "--only" -> new Options(List.of(value.split(",")), rounds, minutes, bigTable, report);
      case "--rounds" -> new Options(only, Integer.parseInt(value), minutes, bigTable, report);
      case "--minutes" -> new Options(only, rounds, Double.parseDouble(value), bigTable, report);
      case "--big-table" -> new Options(only, rounds, minutes, Integer.parseInt(value), report);
      case "--report" -> new Options(only, rounds, minutes, bigTable, Path.of(value));
      default -> throw usage(option);
    };
  }

  private static IllegalArgumentException usage(String word) {
    return new IllegalArgumentException(
        word
            + " is not understood; known are --only NAME,NAME --rounds N --minutes M"
            + " --big-table ROWS --report FILE");
  }
}

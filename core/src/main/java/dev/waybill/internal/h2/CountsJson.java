package dev.waybill.internal.h2;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows by name, as the JSON object that {@code queue.Batch} shows. */
final class CountsJson {
  private static final Pattern ENTRY = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\": (\\d+)");

  private CountsJson() {}

  static String write(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(
            entry ->
                '"'
                    + entry.getKey().replace("\\", "\\\\").replace("\"", "\\\"")
                    + "\": "
                    + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Reads what {@link #write} wrote. */
  static Map<String, Long> read(String json) {
    Map<String, Long> counts = new LinkedHashMap<>();
    Matcher entry = ENTRY.matcher(json);
    while (entry.find()) {
      counts.put(entry.group(1).replaceAll("\\\\(.)", "$1"), Long.parseLong(entry.group(2)));
    }
    return counts;
  }
}

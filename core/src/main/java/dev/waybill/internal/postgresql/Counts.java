package dev.waybill.internal.postgresql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the rows per table of a batch: a flat JSON object of numbers, in order, as PostgreSQL
 * writes it.
 */
final class Counts {
  private static final Pattern ENTRY = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*:\\s*(\\d+)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

  private Counts() {}

  static Map<String, Long> parse(String json) {
    Map<String, Long> counts = new LinkedHashMap<>();
    Matcher entry = ENTRY.matcher(json);
    while (entry.find()) {
      counts.put(unescape(entry.group(1)), Long.valueOf(entry.group(2)));
    }
    return counts;
  }

  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1) == null
                        ? control(match.group(2))
                        : String.valueOf((char) Integer.parseInt(match.group(1), 16))));
  }

  private static String control(String letter) {
    return switch (letter) {
      case "b" -> "\b";
      case "f" -> "\f";
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      default -> letter;
    };
  }
}

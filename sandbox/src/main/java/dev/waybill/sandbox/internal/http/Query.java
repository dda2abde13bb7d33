package dev.waybill.sandbox.internal.http;

import dev.waybill.sandbox.internal.model.ApiDates;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, by name in whatever case. Several values stand in several parameters
 * of one name, numbered ({@code orderIDs[0]=1}) or not, or with commas between them.
 */
final class Query {
  private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private Query() {}

  /**
   * Reads a query string.
   *
   * @param known every parameter there is; another one is refused, so that a misspelt filter shows
   */
  static Query of(@Nullable String raw, Set<String> known) {
    Query query = new Query();
    if (raw == null || raw.isEmpty()) {
      return query;
    }
    for (String part : raw.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = decoded(equals < 0 ? part : part.substring(0, equals));
      String plain = name.replaceAll("\\[\\d*]$", "");
      if (known.stream().noneMatch(plain::equalsIgnoreCase)) {
        throw Refused.bad("there is no parameter '" + plain + "' here");
      }
      String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
      if (!value.isBlank()) {
        query.values.computeIfAbsent(plain, n -> new ArrayList<>()).add(value.strip());
      }
    }
    return query;
  }

  private static String decoded(String raw) {
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refused.bad("the query is not encoded as a URL must be");
    }
  }

  @Nullable String text(String name) {
    List<String> given = values.get(name);
    return given == null ? null : given.get(given.size() - 1);
  }

  OptionalInt number(String name) {
    String text = text(name);
    return text == null ? OptionalInt.empty() : OptionalInt.of(number(name, text));
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Refused.bad(name + " is no number");
    }
  }

  NavigableSet<Integer> numbers(String name) {
    NavigableSet<Integer> numbers = new TreeSet<>();
    for (String given : values.getOrDefault(name, List.of())) {
      for (String text : given.split(",", -1)) {
        numbers.add(number(name, text.strip()));
      }
    }
    return numbers;
  }

  boolean flag(String name) {
    String text = text(name);
    return "true".equalsIgnoreCase(text) || "1".equals(text);
  }

  /** A date in microseconds. */
  OptionalLong date(String name) {
    String text = text(name);
    if (text == null) {
      return OptionalLong.empty();
    }
    // A plus sign that was not encoded arrives as a blank.
    String repaired = text.replaceFirst(" (\\d\\d:\\d\\d)$", "+$1");
    String read = repaired.indexOf('T') < 0 ? text : repaired;
    return OptionalLong.of(
        ApiDates.read(read)
            .map(ApiDates::micros)
            .orElseThrow(() -> Refused.bad(name + " is no date")));
  }
}

package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;

/**
 * Counts of what Waybill writes and reads for given work, compared with those of a file beside this
 * class: a line {@code part: what = count}, or {@code count +- n %} where it is not exact. Not
 * thread-safe.
 */
public final class Costs {
  private static final Pattern LINE = Pattern.compile("(\\w+: .+?) = (\\d+)(?: \\+- (\\d+) ?%)?");

  /** What a line expects. */
  private record Expected(String text, long from, long to) {}

  private final String file;
  private final Map<String, Expected> expected = new LinkedHashMap<>();
  private final Map<String, Long> measured = new LinkedHashMap<>();

  private Costs(String file, String text) {
    this.file = file;
    for (String line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      Matcher parts = LINE.matcher(line);
      assertThat(parts.matches()).as("%s: no line of counts: %s", file, line).isTrue();
      long count = Long.parseLong(parts.group(2));
      long percent = parts.group(3) == null ? 0 : Long.parseLong(parts.group(3));
      Expected before =
          expected.put(
              parts.group(1),
              new Expected(
                  line.substring(parts.end(1) + 3),
                  count - count * percent / 100,
                  count + count * percent / 100));
      assertThat(before).as("%s: a second line of: %s", file, parts.group(1)).isNull();
    }
  }

  /** The counts of a file beside this class. */
  public static Costs of(String file) throws IOException {
    try (InputStream in = Costs.class.getResourceAsStream(file)) {
      return new Costs(
          file,
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Notes a count; {@link #compare} compares it. */
  public void measured(String what, long count) {
    Long before = measured.put(what, count);
    assertThat(before).as("measured twice: %s", what).isNull();
  }

  /** Compares all counts of one part with its lines, and tells all that differ together. */
  public void compare(String part) {
    List<String> differences = new ArrayList<>();
    measured.forEach(
        (what, count) -> {
          Expected line = expected.get(part + ": " + what);
          if (line == null) {
            differences.add("No line in %s for: %s: %s = %d".formatted(file, part, what, count));
          } else if (count < line.from() || count > line.to()) {
            differences.add(
                "%s: %s %s from %s to %d. If that is meant, change the line in %s."
                    .formatted(
                        part, what, count > line.to() ? "rose" : "fell", line.text(), count, file));
          }
        });
    expected.keySet().stream()
        .filter(line -> line.startsWith(part + ": "))
        .map(line -> line.substring(part.length() + 2))
        .filter(what -> !measured.containsKey(what))
        .forEach(
            what ->
                differences.add("%s has a line that is not measured: %s".formatted(file, what)));
    if (!differences.isEmpty()) {
      Assertions.fail(String.join("\n", differences));
    }
  }
}

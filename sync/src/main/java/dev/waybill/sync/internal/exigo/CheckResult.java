package dev.waybill.sync.internal.exigo;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the {@code result} of an answer: a status of Failure, by name or as 1, or errors that
 * are not empty are a failure, whatever the HTTP status.
 */
final class CheckResult {
  private static final int LONGEST = 200;

  /** Words that may be data of a record or a secret. */
  private static final Pattern TELLING = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S*[\\d@]\\S*");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

  private CheckResult() {}

  static void check(@Nullable Object result) {
    if (!(result instanceof Map<?, ?> map)) {
      return;
    }
    String status = String.valueOf(map.get("status"));
    List<?> errors = map.get("errors") instanceof List<?> list ? list : List.of();
    if (status.equalsIgnoreCase("Failure") || status.equals("1") || !errors.isEmpty()) {
      throw Trouble.failure(
          "answers with a failure"
              + (errors.isEmpty() ? "" : ": " + words(String.valueOf(errors.get(0)))));
    }
  }

  /** What the API says, without what may be data: numbers, addresses and quoted words. */
  private static String words(String error) {
    String line = BLANKS.matcher(error).replaceAll(" ").strip();
    String plain = TELLING.matcher(line).replaceAll("…");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }
}

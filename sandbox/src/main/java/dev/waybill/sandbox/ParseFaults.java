package dev.waybill.sandbox;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads faults as they are written on the command line: {@code 429=0.05,slow:5s=0.1}, a name, where
 * it has one a duration, and a probability.
 */
public final class ParseFaults {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)?");

  private ParseFaults() {}

  /**
   * Faults by chance.
   *
   * @throws WaybillException {@code USAGE} with what is wrong
   */
  public static List<Faults.Due> byChance(String typed) {
    List<Faults.Due> all = new ArrayList<>();
    for (String part : typed.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw wrong("'" + part.strip() + "' has no probability; write such as 429=0.05");
      }
      Fault fault = fault(part.substring(0, equals).strip());
      all.add(new Faults.Due(fault, 0, probability(part.substring(equals + 1).strip())));
    }
    return all;
  }

  /**
   * One fault with its duration, such as {@code slow:5s}.
   *
   * @throws WaybillException {@code USAGE} with what is wrong
   */
  public static Fault fault(String typed) {
    int colon = typed.indexOf(':');
    String label = colon < 0 ? typed : typed.substring(0, colon);
    Fault.Kind kind =
        Fault.Kind.of(label)
            .orElseThrow(
                () -> wrong("there is no '" + label + "'; there are " + Fault.Kind.labels()));
    if (colon < 0) {
      return Fault.of(kind);
    }
    if (!kind.hasDuration()) {
      throw wrong("'" + label + "' takes no time");
    }
    return Fault.of(kind).lasting(duration(typed.substring(colon + 1)));
  }

  private static Duration duration(String typed) {
    Matcher matcher = DURATION.matcher(typed);
    if (!matcher.matches()) {
      throw wrong("'" + typed + "' is no duration; write such as 500ms, 5s or 1m");
    }
    long number = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2);
    return "ms".equals(unit)
        ? Duration.ofMillis(number)
        : "m".equals(unit) ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
  }

  /** A probability above 0, up to 1. */
  private static double probability(String typed) {
    double value;
    try {
      value = Double.parseDouble(typed);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value > 0 && value <= 1)) {
      throw wrong("'" + typed + "' is no probability; write a number above 0, up to 1");
    }
    return value;
  }

  private static WaybillException wrong(String what) {
    return new WaybillException(ErrorCode.USAGE, "Faults: " + what + ".");
  }
}

package dev.waybill.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with a request, or with a record.
 *
 * @param kind what goes wrong
 * @param duration of what has one, else zero
 * @param path only requests to this path, such as {@code /orders}; null for all that it can happen
 *     to
 */
public record Fault(Kind kind, Duration duration, @Nullable String path) {
  /** What can go wrong, by the names that the command line and {@code /sandbox/faults} take. */
  public enum Kind {
    /** Too many requests, with {@code Retry-After}; nothing was done. */
    TOO_MANY_REQUESTS("429", Scope.ANY, Duration.ofSeconds(1)),
    /** An error of the server; nothing was done. */
    SERVER_ERROR("500", Scope.ANY, Duration.ZERO),
    /** The server cannot do it now; nothing was done. */
    UNAVAILABLE("503", Scope.ANY, Duration.ZERO),
    /** The password is refused, right as it may be. */
    WRONG_PASSWORD("401", Scope.ANY, Duration.ZERO),
    /** The answer comes late. */
    SLOW("slow", Scope.ANY, Duration.ofSeconds(2)),
    /** The connection is closed half way through the answer; what was asked for was done. */
    CUT("cut", Scope.ANY, Duration.ZERO),
    /** Status 200 with a result of {@code Failure}; nothing was done. */
    FAILURE("failure", Scope.ANY, Duration.ZERO),
    /** A page that is no JSON from its middle on. */
    MALFORMED("malformed", Scope.PAGE, Duration.ZERO),
    /** A page whose last record stands first. */
    UNORDERED("unordered", Scope.PAGE, Duration.ZERO),
    /** A page that spells enumerations the other way. */
    SPELLING("spelling", Scope.PAGE, Duration.ZERO),
    /** A page with fields that nobody documented. */
    EXTRA("extra", Scope.PAGE, Duration.ZERO),
    /** A page whose first record has a text that is too long for its column. */
    TOO_LONG("toolong", Scope.PAGE, Duration.ZERO),
    /** A new order is published late, with the date at which it was placed. */
    LATE("late", Scope.ORDER, Duration.ofSeconds(10));

    private final String label;
    private final Scope scope;
    private final Duration usual;

    Kind(String label, Scope scope, Duration usual) {
      this.label = label;
      this.scope = scope;
      this.usual = usual;
    }

    /** Its name on the command line. */
    public String label() {
      return label;
    }

    Scope scope() {
      return scope;
    }

    /** Whether it takes some time, which may be given. */
    public boolean hasDuration() {
      return !usual.isZero();
    }

    /** The kind of this label. */
    public static Optional<Kind> of(String label) {
      String lower = label.toLowerCase(Locale.ROOT);
      return Arrays.stream(values()).filter(kind -> kind.label.equals(lower)).findFirst();
    }

    /** All labels, with commas between them. */
    public static String labels() {
      return Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "));
    }
  }

  /** What a fault happens to. */
  enum Scope {
    /** Any request of the API. */
    ANY,
    /** A page of customers or orders. */
    PAGE,
    /** A new order. */
    ORDER
  }

  /** A fault of this kind, of the usual duration, wherever it can happen. */
  public static Fault of(Kind kind) {
    return new Fault(kind, kind.usual, null);
  }

  public static Fault tooManyRequests(Duration retryAfter) {
    return of(Kind.TOO_MANY_REQUESTS).lasting(retryAfter);
  }

  public static Fault serverError() {
    return of(Kind.SERVER_ERROR);
  }

  public static Fault unavailable() {
    return of(Kind.UNAVAILABLE);
  }

  public static Fault wrongPassword() {
    return of(Kind.WRONG_PASSWORD);
  }

  public static Fault slow(Duration delay) {
    return of(Kind.SLOW).lasting(delay);
  }

  public static Fault cut() {
    return of(Kind.CUT);
  }

  public static Fault failure() {
    return of(Kind.FAILURE);
  }

  public static Fault malformed() {
    return of(Kind.MALFORMED);
  }

  public static Fault unordered() {
    return of(Kind.UNORDERED);
  }

  public static Fault otherSpelling() {
    return of(Kind.SPELLING);
  }

  public static Fault extraFields() {
    return of(Kind.EXTRA);
  }

  public static Fault tooLong() {
    return of(Kind.TOO_LONG);
  }

  public static Fault late(Duration delay) {
    return of(Kind.LATE).lasting(delay);
  }

  /** The same of another duration. */
  public Fault lasting(Duration other) {
    return new Fault(kind, other, path);
  }

  /** The same, for requests to one path alone, such as {@code /orders}. */
  public Fault on(String only) {
    return new Fault(kind, duration, only);
  }
}

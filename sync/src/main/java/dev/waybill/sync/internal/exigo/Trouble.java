package dev.waybill.sync.internal.exigo;

import dev.waybill.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that failed. The message goes on after the name of the host, and holds no data of a
 * record.
 */
final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is to be done about it. */
  enum Kind {
    /** Try again when asked to; the other side is well. */
    BUSY,
    /** Try again; after many in a row the other side is taken for broken. */
    BROKEN,
    /** No use in trying again. */
    FINAL,
    /** Answered, with a failure of which nobody knows whether it passes; try again. */
    FAILURE
  }

  private final Kind kind;
  private final ErrorCode code;
  private final int status;
  private final transient @Nullable Duration retryAfter;

  private Trouble(
      Kind kind, ErrorCode code, int status, String message, @Nullable Duration retryAfter) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  static Trouble broken(String message) {
    return new Trouble(Kind.BROKEN, ErrorCode.UNREACHABLE, 0, message, null);
  }

  static Trouble unreachable(String message) {
    return new Trouble(Kind.FINAL, ErrorCode.UNREACHABLE, 0, message, null);
  }

  static Trouble refused(String message) {
    return new Trouble(Kind.FINAL, ErrorCode.REFUSED, 0, message, null);
  }

  /** An answer that tells a failure itself. */
  static Trouble failure(String message) {
    return new Trouble(Kind.FAILURE, ErrorCode.REFUSED, 0, message, null);
  }

  /** An answer of a status that is not a good one. */
  static Trouble status(int status, String message, Optional<Duration> retryAfter) {
    Kind kind =
        status == 429 ? Kind.BUSY : status >= 500 || status == 408 ? Kind.BROKEN : Kind.FINAL;
    ErrorCode code = status == 400 || status == 422 ? ErrorCode.REFUSED : ErrorCode.UNREACHABLE;
    return new Trouble(kind, code, status, message, retryAfter.orElse(null));
  }

  Kind kind() {
    return kind;
  }

  ErrorCode code() {
    return code;
  }

  /** The HTTP status; 0 where there was none. */
  int status() {
    return status;
  }

  /** How long the other side asks to wait. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}

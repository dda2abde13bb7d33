package dev.waybill.sync.internal.exigo;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RateLimiter;
import dev.failsafe.RetryPolicy;
import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Asks the API until it answers well: so many requests a second, again after a while where that may
 * help, and not at all for a while where it has failed many times in a row. Thread-safe.
 */
final class AskApi {
  static final int ATTEMPTS = 6;
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** The other side may ask for more than {@link #LONGEST_WAIT}, but not for ever. */
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);

  private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

  private final ExigoSettings settings;
  private final Surroundings surroundings;
  private final Events events;
  private final SendRequest send;
  private final RateLimiter<Object> limit;
  private final CircuitBreaker<Object> circuit;
  private final FailsafeExecutor<Object> again;

  AskApi(ExigoSettings settings, Surroundings surroundings, Clock clock, Events events) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.events = events;
    this.send = new SendRequest(settings, surroundings, clock, events);
    this.limit =
        RateLimiter.smoothBuilder(settings.pace().requestsPerSecond(), Duration.ofSeconds(1))
            .build();
    this.circuit = Circuits.to(settings.access().origin(), surroundings.open());
    this.again = Failsafe.with(retry()).compose(circuit);
  }

  /** Reads an answer while it streams by; called again for each attempt. */
  interface Read<T> {
    T from(Answer answer) throws IOException;
  }

  private RetryPolicy<Object> retry() {
    return RetryPolicy.builder()
        .handleIf(AskApi::mayHelp)
        .withMaxAttempts(ATTEMPTS)
        .withDelayFnOn(this::delay, Trouble.class)
        .build();
  }

  private static boolean mayHelp(Throwable failure) {
    return failure instanceof Trouble trouble
        && trouble.kind() != Trouble.Kind.FINAL
        && trouble.retryAfter().orElse(Duration.ZERO).compareTo(LONGEST_ASKED) <= 0;
  }

  /** Twice as long each time, with jitter, so that many do not come back at once. */
  private Duration delay(ExecutionContext<Object> context) {
    Duration most = FIRST_WAIT.multipliedBy(1L << Math.min(10, context.getAttemptCount() - 1));
    if (most.compareTo(LONGEST_WAIT) > 0) {
      most = LONGEST_WAIT;
    }
    Duration wait =
        Duration.ofMillis(
            (long) (most.toMillis() * (0.5 + surroundings.jitter().getAsDouble() / 2)));
    if (context.getLastException() instanceof Trouble trouble) {
      Duration asked = trouble.retryAfter().orElse(Duration.ZERO);
      wait = asked.compareTo(wait) > 0 ? asked : wait;
      if (wait.compareTo(WORTH_TELLING) >= 0) {
        events.notice(named(trouble) + "; it is asked again in " + wait.toSeconds() + " s");
      }
    }
    return surroundings.delay().apply(wait);
  }

  /**
   * Asks until there is a good answer and it could be read.
   *
   * @param path such as {@code customers}
   * @param query values by name
   * @throws Trouble that trying again did not or would not help, for the caller to tell apart; make
   *     it {@link #told}
   * @throws WaybillException {@code UNREACHABLE} where the circuit is open
   */
  <T> T get(String path, Map<String, String> query, Read<T> read) throws InterruptedException {
    URI uri = settings.access().base().resolve(path + written(query));
    try {
      return again.get(
          () -> {
            limit.acquirePermit();
            return read(path, uri, read);
          });
    } catch (CircuitBreakerOpenException e) {
      throw open();
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        // Failsafe sets the flag again, which whoever catches this exception must find clear.
        Thread.interrupted();
        throw new InterruptedException();
      }
      throw e;
    }
  }

  private <T> T read(String path, URI uri, Read<T> read) throws InterruptedException {
    Answer answer = send.send(path, uri);
    try {
      return read.from(answer);
    } catch (IOException e) {
      throw Trouble.broken("gives no whole JSON for " + path);
    }
  }

  private static String written(Map<String, String> query) {
    StringJoiner all = new StringJoiner("&", "?", "").setEmptyValue("");
    query.forEach((name, value) -> all.add(name + "=" + encoded(value)));
    return all.toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private WaybillException open() {
    return new WaybillException(
        ErrorCode.UNREACHABLE,
        settings.access().host()
            + " failed "
            + Circuits.FAILURES
            + " times in a row; it is left alone for another "
            + Math.max(1, circuit.getRemainingDelay().toSeconds())
            + " s");
  }

  /** As the caller of the source is told. */
  WaybillException told(Trouble trouble) {
    String tried = mayHelp(trouble) ? "; tried " + ATTEMPTS + " times" : "";
    String asked =
        trouble
            .retryAfter()
            .filter(wait -> wait.compareTo(LONGEST_ASKED) > 0)
            .map(wait -> "; it asks to wait " + wait.toMinutes() + " minutes")
            .orElse("");
    return new WaybillException(trouble.code(), named(trouble) + tried + asked);
  }

  private String named(Trouble trouble) {
    return settings.access().host() + " " + trouble.getMessage();
  }
}

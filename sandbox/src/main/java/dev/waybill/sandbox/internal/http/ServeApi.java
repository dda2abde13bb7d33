package dev.waybill.sandbox.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.waybill.sandbox.Credentials;
import dev.waybill.sandbox.Fault;
import dev.waybill.sandbox.SandboxSettings.Style;
import dev.waybill.sandbox.internal.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what comes in below {@code /3.0/}, with the faults that are due. Thread-safe. */
public final class ServeApi implements HttpHandler {
  public static final String BASE = "/3.0";

  private final Authenticate authenticate;
  private final TakeFaults takeFaults;
  private final Style style;
  private final Api api;

  public ServeApi(World world, Credentials credentials, Style style, TakeFaults takeFaults) {
    this.authenticate = new Authenticate(credentials);
    this.takeFaults = takeFaults;
    this.style = style;
    this.api = new Api(world, style);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(BASE.length());
      if (!authenticate.admits(exchange.getRequestHeaders().getFirst("Authorization"))) {
        SendAnswer.whole(exchange, unauthorized());
        return;
      }
      List<Fault> faults = takeFaults.take(path, Api.isPage(exchange.getRequestMethod(), path));
      for (Fault fault : faults) {
        if (fault.kind() == Fault.Kind.SLOW) {
          Thread.sleep(fault.duration().toMillis());
        }
      }
      Optional<Answer> instead = instead(faults);
      Answer answer = instead.isPresent() ? instead.get() : answer(exchange, path, faults);
      if (has(faults, Fault.Kind.MALFORMED)) {
        answer = answer.withBody(malformed(answer.body()));
      }
      if (has(faults, Fault.Kind.CUT)) {
        SendAnswer.half(exchange, answer);
      } else {
        SendAnswer.whole(exchange, answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean has(List<Fault> faults, Fault.Kind kind) {
    return faults.stream().anyMatch(fault -> fault.kind() == kind);
  }

  /** What is answered in the place of doing anything. */
  private Optional<Answer> instead(List<Fault> faults) {
    for (Fault fault : faults) {
      switch (fault.kind()) {
        case TOO_MANY_REQUESTS -> {
          return Optional.of(
              new Answer(
                  429,
                  failure("too many requests"),
                  Map.of("Retry-After", String.valueOf(seconds(fault.duration())))));
        }
        case SERVER_ERROR -> {
          return Optional.of(new Answer(500, failure("an error on purpose"), Map.of()));
        }
        case UNAVAILABLE -> {
          return Optional.of(new Answer(503, failure("unavailable on purpose"), Map.of()));
        }
        case WRONG_PASSWORD -> {
          return Optional.of(unauthorized());
        }
        case FAILURE -> {
          return Optional.of(Answer.ok(failure("a failure on purpose")));
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  /** Whole seconds, rounded up, as the header takes them. */
  private static long seconds(Duration duration) {
    return (duration.toMillis() + 999) / 1_000;
  }

  private Answer answer(HttpExchange exchange, String path, List<Fault> faults) throws IOException {
    try {
      return Answer.ok(api.answer(exchange, path, faults));
    } catch (Refused e) {
      return new Answer(e.status(), failure(String.valueOf(e.getMessage())), Map.of());
    } catch (RuntimeException e) {
      String what = "a defect of the sandbox: " + e.getClass().getSimpleName();
      return new Answer(500, failure(what), Map.of());
    }
  }

  private Answer unauthorized() {
    return new Answer(
        401,
        failure("the login, the company or the password is wrong"),
        Map.of("WWW-Authenticate", "Basic realm=\"Exigo\""));
  }

  private byte[] failure(String error) {
    return Body.failure(style.spelling(), error);
  }

  /** JSON up to its middle. */
  private static byte[] malformed(byte[] body) {
    byte[] end = "\u0001}]] not JSON".getBytes(StandardCharsets.UTF_8);
    byte[] broken = Arrays.copyOf(body, body.length / 2 + end.length);
    System.arraycopy(end, 0, broken, body.length / 2, end.length);
    return broken;
  }
}

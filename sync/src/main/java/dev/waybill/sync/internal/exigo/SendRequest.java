package dev.waybill.sync.internal.exigo;

import dev.waybill.sync.internal.exigo.ExigoSettings.Access;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/**
 * Sends one request and waits for its whole answer. Thread-safe.
 *
 * <p>The answer is taken in whole, packed as it came, before it is read: one that is cut off is
 * then known before any record of it is used, and the timeout covers all of it.
 */
final class SendRequest {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration SKEW_WORTH_TELLING = Duration.ofMinutes(1);

  private final Access access;
  private final Duration timeout;
  private final Clock clock;
  private final Events events;
  private final HttpClient client;
  private final String authorization;

  SendRequest(ExigoSettings settings, Surroundings surroundings, Clock clock, Events events) {
    this.access = settings.access();
    this.timeout = settings.pace().timeout();
    this.clock = clock;
    this.events = events;
    this.client = surroundings.tls().map(SendRequest::client).orElseGet(Shared::client);
    String login = access.login() + "@" + access.company() + ":" + access.password().reveal();
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  /** One client for all passes: each has threads that live until it is collected. */
  private static final class Shared {
    private static final HttpClient CLIENT = builder().build();

    static HttpClient client() {
      return CLIENT;
    }
  }

  private static HttpClient client(SSLContext tls) {
    return builder().sslContext(tls).build();
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT);
  }

  /**
   * A good answer.
   *
   * @param path such as {@code customers}, for messages
   * @throws Trouble for all others
   */
  Answer send(String path, URI uri) throws InterruptedException {
    Instant sent = clock.instant();
    long began = System.nanoTime();
    HttpResponse<byte[]> response;
    try {
      response = exchange(path, uri);
    } finally {
      events.answered(Duration.ofNanos(System.nanoTime() - began));
    }
    Instant received = clock.instant();
    Optional<Instant> theirs = response.headers().firstValue("Date").flatMap(ParseRetryAfter::date);
    if (response.statusCode() / 100 != 2) {
      throw ExplainStatus.of(access, path, response, theirs.orElse(received));
    }
    theirs.ifPresent(date -> tellSkew(Duration.between(received, date)));
    Duration took = Duration.between(sent, received);
    Instant asked =
        theirs.map(date -> date.minus(took)).filter(date -> date.isBefore(sent)).orElse(sent);
    return new Answer(unpacked(path, response), asked);
  }

  private HttpResponse<byte[]> exchange(String path, URI uri) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .timeout(timeout)
            .GET()
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, head -> new LimitBody());
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw ExplainFailure.of(access, path, timeout, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw ExplainFailure.of(access, path, timeout, e);
    } finally {
      answer.cancel(true);
    }
  }

  private static InputStream unpacked(String path, HttpResponse<byte[]> response) {
    InputStream body = new ByteArrayInputStream(response.body());
    boolean packed =
        response
            .headers()
            .firstValue("Content-Encoding")
            .filter("gzip"::equalsIgnoreCase)
            .isPresent();
    try {
      return packed ? new GZIPInputStream(body) : body;
    } catch (IOException e) {
      throw Trouble.broken("gives no whole answer for " + path);
    }
  }

  private void tellSkew(Duration ahead) {
    if (ahead.abs().compareTo(SKEW_WORTH_TELLING) > 0) {
      events.noticeOnce(
          "the clock of "
              + access.host()
              + " is "
              + ahead.abs().toMinutes()
              + " minutes "
              + (ahead.isNegative() ? "behind" : "ahead of")
              + " ours; set the clock of this machine");
    }
  }
}

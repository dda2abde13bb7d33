package dev.waybill.sync.internal.exigo;

import dev.waybill.sync.internal.exigo.ExigoSettings.Access;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says what an answer's HTTP status means here, and what to do. */
final class ExplainStatus {
  private ExplainStatus() {}

  /**
   * What an answer that is not a good one means.
   *
   * @param now by the clock of the other side
   */
  static Trouble of(Access access, String path, HttpResponse<?> response, Instant now) {
    int status = response.statusCode();
    Optional<Duration> wait =
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(header -> ParseRetryAfter.parse(header, now));
    return Trouble.status(status, message(access, path, status), wait);
  }

  private static String message(Access access, String path, int status) {
    String told = " (HTTP " + status + ")";
    return switch (status) {
      case 401 ->
          "refuses login "
              + access.login()
              + " of company "
              + access.company()
              + told
              + "; check company, login and password";
      case 403 ->
          "does not let login "
              + access.login()
              + " of company "
              + access.company()
              + " read "
              + path
              + told
              + "; check company, login and password, and that the login may read it";
      case 404 -> "has no " + path + told + "; check company and url";
      case 429 -> "is asked too often" + told + "; lower requests_per_second";
      case 301, 302, 303, 307, 308 -> "sends us elsewhere" + told + "; check url";
      default -> status >= 500 ? "is broken" + told : "refuses the request for " + path + told;
    };
  }
}

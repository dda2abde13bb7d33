package dev.waybill.sync.internal.exigo;

import dev.waybill.sync.internal.exigo.ExigoSettings.Access;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says why there was no answer, and what to do; told apart by the exceptions' types. */
final class ExplainFailure {
  private ExplainFailure() {}

  static Trouble of(Access access, String path, Duration timeout, Throwable failure) {
    if (has(failure, UnresolvedAddressException.class)
        || has(failure, UnknownHostException.class)) {
      return Trouble.unreachable("is no host that is known; check company and url");
    }
    if (has(failure, LimitBody.TooLong.class)) {
      return Trouble.refused("gives more for " + path + " than fits; lower batch_size");
    }
    if (has(failure, CertificateExpiredException.class)) {
      return Trouble.unreachable(
          "shows a certificate that has expired; it has to be renewed there,"
              + " unless the clock of this machine is wrong");
    }
    if (has(failure, CertificateNotYetValidException.class)) {
      return Trouble.unreachable(
          "shows a certificate that is not valid yet; check the clock of this machine");
    }
    if (has(failure, CertPathBuilderException.class)) {
      return Trouble.unreachable(
          "shows a certificate that is not trusted; check url, or add the certificate of who"
              + " signed it to the trust store of Java");
    }
    if (has(failure, CertificateException.class)) {
      return Trouble.unreachable("shows a certificate that is not for this host; check url");
    }
    if (has(failure, HttpConnectTimeoutException.class) || has(failure, ConnectException.class)) {
      return Trouble.broken("does not answer; check url, and that the network lets us through");
    }
    if (has(failure, HttpTimeoutException.class) || has(failure, TimeoutException.class)) {
      return Trouble.broken(
          "did not give "
              + path
              + " within "
              + shown(timeout)
              + "; raise timeout, or lower batch_size");
    }
    if (has(failure, SSLException.class)) {
      return Trouble.broken("breaks off the encrypted connection; check url");
    }
    return Trouble.broken("cuts off its answer for " + path);
  }

  private static String shown(Duration timeout) {
    return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (type.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}

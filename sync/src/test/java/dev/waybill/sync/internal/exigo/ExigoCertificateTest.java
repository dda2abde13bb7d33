package dev.waybill.sync.internal.exigo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExigoCertificateTest {
  @TempDir private static Path folder;

  private static Certificates certificates;

  @BeforeAll
  static void make() throws Exception {
    certificates = new Certificates(folder);
  }

  private Walked walked(FakeExigo api) {
    return new Walked(api)
        .with("tables", "Orders")
        .with("url", "https://127.0.0.1:" + api.port() + "/3.0/");
  }

  @Test
  void validCertificate_isTaken() throws Exception {
    try (FakeExigo api = new FakeExigo(certificates.server("ip:127.0.0.1", "-1d"))) {
      Walked walked = walked(api);
      walked.tls = Optional.of(certificates.trust());

      assertThat(walked.first().pages()).hasSize(1);
    }
  }

  @Test
  void expiredCertificate_isOneClearLine() throws Exception {
    try (FakeExigo api = new FakeExigo(certificates.server("ip:127.0.0.1", "-20d"))) {
      Walked walked = walked(api);
      walked.tls = Optional.of(certificates.trust());

      assertThatThrownBy(walked::first)
          .isInstanceOfSatisfying(
              WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNREACHABLE))
          .hasMessage(
              "127.0.0.1:"
                  + api.port()
                  + " shows a certificate that has expired; it has to be renewed there, unless the"
                  + " clock of this machine is wrong");
      assertThat(api.requests()).isEmpty();
      assertThat(walked.waits).isEmpty();
    }
  }

  @Test
  void certificateThatNobodyTrusts_isOneClearLine() throws Exception {
    try (FakeExigo api = new FakeExigo(certificates.server("ip:127.0.0.1", "-1d"))) {
      assertThatThrownBy(walked(api)::first)
          .hasMessage(
              "127.0.0.1:"
                  + api.port()
                  + " shows a certificate that is not trusted; check url, or add the certificate"
                  + " of who signed it to the trust store of Java");
    }
  }

  @Test
  void certificateOfAnotherHost_isOneClearLine() throws Exception {
    try (FakeExigo api = new FakeExigo(certificates.server("dns:example.com", "-1d"))) {
      Walked walked = walked(api);
      walked.tls = Optional.of(certificates.trust());

      assertThatThrownBy(walked::first)
          .hasMessageEndingWith(" shows a certificate that is not for this host; check url");
    }
  }
}

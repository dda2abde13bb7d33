package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
  @Test
  void wrongLoginCompanyOrPassword_is401() {
    try (Sandbox sandbox = Small.still()) {
      Call call = Call.of(sandbox);

      assertThat(call.status("orders")).isEqualTo(200);
      assertThat(call.as("api@acme", "Secret").status("orders")).isEqualTo(401);
      assertThat(call.as("api@other", "secret").status("orders")).isEqualTo(401);
      assertThat(call.as("other@acme", "secret").status("orders")).isEqualTo(401);
      HttpResponse<byte[]> refused = call.as("api", "secret").response("orders");
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
      assertThat(Call.text(refused)).contains("Failure");
    }
  }

  @Test
  void credentials_areConfigured_andNotPrinted() {
    Credentials credentials = new Credentials("zürich", "me", "pass:word");
    try (Sandbox sandbox = Small.still(s -> s.withCredentials(credentials))) {
      assertThat(Call.of(sandbox).status("orders")).isEqualTo(401);
      assertThat(Call.of(sandbox).as("me@zürich", "pass:word").status("orders")).isEqualTo(200);
    }
    assertThat(credentials.toString()).doesNotContain("pass");
  }
}

package dev.waybill.sandbox.internal.http;

import dev.waybill.sandbox.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** HTTP Basic authentication as {@code login@company:password}. */
final class Authenticate {
  private static final String BASIC = "Basic ";

  private final byte[] expected;

  Authenticate(Credentials credentials) {
    this.expected =
        (credentials.user() + ":" + credentials.password()).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the header of this name lets its sender in. */
  boolean admits(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return false;
    }
    try {
      byte[] given = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      return MessageDigest.isEqual(expected, given);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

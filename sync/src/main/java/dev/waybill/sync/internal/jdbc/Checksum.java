package dev.waybill.sync.internal.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first 128 bits of the SHA-256 of some texts, so that a row takes 16 bytes in memory. */
record Checksum(long high, long low) {
  static Checksum of(String text) {
    return of(List.of(text));
  }

  /** Of texts one after the other; null differs from the empty text. */
  static Checksum of(List<? extends @Nullable String> texts) {
    MessageDigest digest = sha256();
    byte[] length = new byte[4];
    for (String text : texts) {
      byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
      ByteBuffer.wrap(length).putInt(text == null ? -1 : bytes.length);
      digest.update(length);
      digest.update(bytes);
    }
    ByteBuffer sum = ByteBuffer.wrap(digest.digest());
    return new Checksum(sum.getLong(), sum.getLong());
  }

  String text() {
    return String.format("%016x%016x", high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

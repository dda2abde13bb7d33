package dev.waybill.app.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The service's statements, one a file; the same for every database. */
final class ServiceSql {
  private ServiceSql() {}

  /** A statement by its file's name. */
  static String of(String name) {
    try (InputStream in =
        Objects.requireNonNull(ServiceSql.class.getResourceAsStream(name + ".sql"), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

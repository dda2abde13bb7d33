package dev.waybill.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The demo's statements, one a file. */
final class DemoSql {
  private DemoSql() {}

  /** A statement by its file's name, without its header. */
  static String of(String name) {
    try (InputStream in =
        Objects.requireNonNull(DemoSql.class.getResourceAsStream(name + ".sql"), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("(?m)^--.*\\R", "")
          .strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

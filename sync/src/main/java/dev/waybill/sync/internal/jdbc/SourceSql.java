package dev.waybill.sync.internal.jdbc;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The source's SQL files, with their variables filled in. Thread-safe. */
final class SourceSql {
  private static final String FOLDER = "/dev/waybill/sync/sql/jdbc/";
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(false).strictSections(true);
  private static final Map<String, Template> COMPILED = new ConcurrentHashMap<>();

  private SourceSql() {}

  static String render(String name, Map<String, ?> variables) {
    return COMPILED
        .computeIfAbsent(name, file -> COMPILER.compile(read(file)))
        .execute(variables)
        .strip();
  }

  private static String read(String name) {
    String path = FOLDER + name + ".sql";
    try (InputStream in = SourceSql.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no SQL file " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

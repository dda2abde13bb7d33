package dev.waybill.internal;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The SQL files of one pack, {@code /dev/waybill/sql/<pack>/<name>.sql}. Thread-safe.
 *
 * <p>Values are put in as they are, not escaped for HTML; a variable without a value is an error,
 * since SQL with a hole in it may still run.
 */
public final class SqlTemplates {
  private final String folder;
  private final Mustache.Compiler compiler;
  private final Map<String, Template> compiled = new ConcurrentHashMap<>();

  /**
   * @param pack the pack's name, which is its folder
   */
  public SqlTemplates(String pack) {
    folder = "/dev/waybill/sql/" + pack + "/";
    compiler =
        Mustache.compiler()
            .escapeHTML(false)
            .strictSections(true)
            .withLoader(name -> new java.io.StringReader(read(name)));
  }

  /** The file's text, where it depends on nothing. */
  public String text(String name) {
    return render(name, Map.of());
  }

  /**
   * The file's text with its variables filled in.
   *
   * @throws MustacheException where a variable has no value: a defect
   */
  public String render(String name, Object context) {
    return compiled.computeIfAbsent(name, n -> compiler.compile(read(n))).execute(context);
  }

  private String read(String name) {
    String path = folder + name + ".sql";
    try (InputStream in = SqlTemplates.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no SQL file " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

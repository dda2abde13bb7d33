package dev.waybill.sync.internal.files;

import dev.waybill.sync.internal.files.Layout.Format;
import dev.waybill.sync.spi.ReadOptions;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a source of type {@code files}.
 *
 * @param path of the folder, as typed
 * @param to the table, as typed
 * @param columns names in the table by names in the files, where they differ
 * @param taken which names are taken
 * @param settle how long a file holds still before it is taken
 * @param zone of dates without an offset; empty for the configured one
 * @param layout how the files are written
 */
record FilesOptions(
    String path,
    String to,
    Map<String, String> columns,
    Taken taken,
    Duration settle,
    Optional<ZoneId> zone,
    Layout layout) {
  static final Duration DEFAULT_SETTLE = Duration.ofSeconds(5);
  static final Set<String> DEFAULT_NULLS = Set.of("");

  /** Whether a name is taken. */
  interface Taken {
    boolean test(String name);
  }

  static FilesOptions read(ReadOptions options) {
    options.allow(
        "path",
        "format",
        "to",
        "columns",
        "pattern",
        "encoding",
        "delimiter",
        "null",
        "settle",
        "timezone");
    String path = options.required("path", "./inbox");
    String to = options.required("to", "dbo.Orders");
    Format format =
        options.oneOf("format", "csv", "csv", "ndjson").equals("csv") ? Format.CSV : Format.NDJSON;
    if (format == Format.NDJSON) {
      for (String key : List.of("delimiter", "null")) {
        if (options.has(key)) {
          options.mistake(key, "is of format: csv alone; take it away");
        }
      }
    }
    return new FilesOptions(
        path,
        to,
        columns(options),
        taken(options, format),
        options.span("settle", DEFAULT_SETTLE),
        options.has("timezone")
            ? Optional.of(options.zone("timezone", ZoneOffset.UTC))
            : Optional.empty(),
        new Layout(format, encoding(options), delimiter(options), nulls(options)));
  }

  private static Map<String, String> columns(ReadOptions options) {
    Map<String, String> columns = options.pairs("columns");
    Map<String, String> from = new HashMap<>();
    for (Map.Entry<String, String> pair : columns.entrySet()) {
      @Nullable String other = from.put(pair.getValue().toLowerCase(Locale.ROOT), pair.getKey());
      if (other != null) {
        options.mistake(
            "columns",
            other + " and " + pair.getKey() + " go to the same column " + pair.getValue());
      }
    }
    return columns;
  }

  private static Taken taken(ReadOptions options, Format format) {
    Optional<String> pattern = options.text("pattern");
    if (pattern.isEmpty()) {
      return format::names;
    }
    try {
      var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.get());
      return name -> matcher.matches(Path.of(name));
    } catch (PatternSyntaxException e) {
      options.mistake("pattern", "'" + pattern.get() + "' is no pattern; write one such as *.csv");
      return name -> false;
    }
  }

  private static Charset encoding(ReadOptions options) {
    Optional<String> name = options.text("encoding");
    try {
      return name.map(Charset::forName).orElse(StandardCharsets.UTF_8);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      options.mistake(
          "encoding",
          "'" + name.orElse("") + "' is unknown; write one such as UTF-8 or windows-1252");
      return StandardCharsets.UTF_8;
    }
  }

  private static char delimiter(ReadOptions options) {
    String typed = options.text("delimiter").orElse(",");
    if (typed.equals("tab") || typed.equals("\\t")) {
      return '\t';
    }
    if (typed.length() != 1
        || Character.isLetterOrDigit(typed.charAt(0))
        || "\"\r\n \uFEFF".contains(typed)) {
      options.mistake("delimiter", "must be one character such as , or ; or the word tab");
      return ',';
    }
    return typed.charAt(0);
  }

  private static Set<String> nulls(ReadOptions options) {
    return options.has("null") ? new LinkedHashSet<>(options.texts("null")) : DEFAULT_NULLS;
  }
}

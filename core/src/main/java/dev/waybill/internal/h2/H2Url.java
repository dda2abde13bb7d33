package dev.waybill.internal.h2;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * An H2 URL with the settings that the pack needs, where it lacks them: SQL Server's dialect, so
 * that {@code exec queue.refresh} is SQL; identifiers in any case; {@code Key} as a name; several
 * processes at one file.
 */
record H2Url(String text, @Nullable String file) {
  static final String PREFIX = "jdbc:h2:";

  /** Statements wait this long for a row that another transaction changed. */
  private static final String LOCK_TIMEOUT_MILLIS = "10000";

  private static final String FILE_SUFFIX = ".mv.db";

  /** The same, for a file that must be there already. */
  static H2Url existing(String url) {
    H2Url complete = complete(url);
    String path = complete.text().substring(PREFIX.length());
    boolean told = complete.text().toUpperCase(Locale.ROOT).contains(";IFEXISTS=");
    if (told || !isFile(path)) {
      return complete;
    }
    boolean there = complete.sharedFile().filter(f -> exists(f + FILE_SUFFIX)).isPresent();
    return new H2Url(complete.text() + ";IFEXISTS=TRUE", there ? complete.file() : null);
  }

  /** A database in memory that lasts as long as somebody is connected. */
  static H2Url empty(String name) {
    return complete(PREFIX + "mem:" + name + ";DB_CLOSE_DELAY=0");
  }

  static H2Url complete(String url) {
    return complete(url, file -> !exists(file) || Files.isWritable(Path.of(file)));
  }

  private static boolean exists(String file) {
    return Files.exists(Path.of(file));
  }

  /**
   * Completes a URL.
   *
   * @param canWrite whether a file of the database may be written, or created, by its name
   */
  static H2Url complete(String url, Predicate<String> canWrite) {
    String[] parts = url.split(";", -1);
    String path = parts[0].substring(PREFIX.length());
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      if (!parts[i].isBlank()) {
        int equals = parts[i].indexOf('=');
        String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
        settings.put(
            name.strip().toUpperCase(Locale.ROOT),
            equals < 0 ? "" : parts[i].substring(equals + 1));
      }
    }
    settings.putIfAbsent("MODE", "MSSQLServer");
    settings.putIfAbsent("CASE_INSENSITIVE_IDENTIFIERS", "TRUE");
    if (!settings.containsKey("DATABASE_TO_UPPER")) {
      settings.putIfAbsent("DATABASE_TO_LOWER", "TRUE");
    }
    settings.putIfAbsent("NON_KEYWORDS", "KEY");
    settings.putIfAbsent("LOCK_TIMEOUT", LOCK_TIMEOUT_MILLIS);
    // H2's own trace has statements with what they write, in a file beside the database or on the
    // screen.
    settings.putIfAbsent("TRACE_LEVEL_FILE", "0");
    settings.putIfAbsent("TRACE_LEVEL_SYSTEM_OUT", "0");
    if (path.startsWith("mem:")) {
      settings.putIfAbsent("DB_CLOSE_DELAY", "-1");
    } else if (isFile(path)) {
      path = relativeByDot(path);
      // H2 would keep what was committed in the last half second in memory alone.
      settings.putIfAbsent("WRITE_DELAY", "0");
      // Only what is not written can be opened without a server that others connect to.
      if (!canWrite.test(path.replaceFirst("^file:", "") + FILE_SUFFIX)) {
        settings.putIfAbsent("ACCESS_MODE_DATA", "r");
      }
      boolean alone =
          settings.containsKey("FILE_LOCK")
              || "r".equalsIgnoreCase(settings.get("ACCESS_MODE_DATA"));
      if (!alone) {
        settings.putIfAbsent("AUTO_SERVER", "TRUE");
      }
    }
    StringBuilder text = new StringBuilder(PREFIX).append(path);
    settings.forEach((name, value) -> text.append(';').append(name).append('=').append(value));
    return new H2Url(
        text.toString(),
        settings.containsKey("AUTO_SERVER") ? path.replaceFirst("^file:", "") : null);
  }

  /** The database's path without its ending, where several processes may open it. */
  Optional<String> sharedFile() {
    return Optional.ofNullable(file).map(f -> f.replaceFirst("^~", home()));
  }

  private static String home() {
    return Matcher.quoteReplacement(System.getProperty("user.home", "."));
  }

  private static boolean isFile(String path) {
    return !path.startsWith("tcp:")
        && !path.startsWith("ssl:")
        && !path.startsWith("zip:")
        && !path.startsWith("mem:");
  }

  /** H2 refuses a relative path that does not say so. */
  private static String relativeByDot(String path) {
    String scheme = path.startsWith("file:") ? "file:" : "";
    String file = path.substring(scheme.length());
    boolean relative =
        !file.startsWith("/")
            && !file.startsWith("\\")
            && !file.startsWith("./")
            && !file.startsWith(".\\")
            && !file.startsWith("../")
            && !file.startsWith("..\\")
            && !file.startsWith("~")
            && !file.contains(":");
    return relative ? scheme + "./" + file : path;
  }
}

package dev.waybill.internal.h2;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An H2 URL with the settings that the pack needs, where it lacks them: SQL Server's dialect, so
 * that {@code exec queue.refresh} is SQL; identifiers in any case; {@code Key} as a name; several
 * processes at one file.
 */
record H2Url(String text) {
  static final String PREFIX = "jdbc:h2:";

  /** Statements wait this long for a row that another transaction changed. */
  private static final String LOCK_TIMEOUT_MILLIS = "10000";

  /** The same, for a file that must be there already. */
  static H2Url existing(String url) {
    H2Url complete = complete(url);
    String path = complete.text().substring(PREFIX.length());
    boolean told = complete.text().toUpperCase(Locale.ROOT).contains(";IFEXISTS=");
    return told || !isFile(path) ? complete : new H2Url(complete.text() + ";IFEXISTS=TRUE");
  }

  /** A database in memory that lasts as long as somebody is connected. */
  static H2Url empty(String name) {
    return complete(PREFIX + "mem:" + name + ";DB_CLOSE_DELAY=0");
  }

  static H2Url complete(String url) {
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
    if (path.startsWith("mem:")) {
      settings.putIfAbsent("DB_CLOSE_DELAY", "-1");
    } else if (isFile(path)) {
      path = relativeByDot(path);
      // H2 would keep what was committed in the last half second in memory alone.
      settings.putIfAbsent("WRITE_DELAY", "0");
      boolean alone =
          settings.containsKey("FILE_LOCK")
              || "r".equalsIgnoreCase(settings.get("ACCESS_MODE_DATA"));
      if (!alone) {
        settings.putIfAbsent("AUTO_SERVER", "TRUE");
      }
    }
    StringBuilder text = new StringBuilder(PREFIX).append(path);
    settings.forEach((name, value) -> text.append(';').append(name).append('=').append(value));
    return new H2Url(text.toString());
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

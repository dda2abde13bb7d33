package dev.waybill.sync.internal.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A JDBC URL without its secrets. */
final class SafeUrl {
  /** Parameters that tell one database from another, in the spellings of the drivers. */
  private static final Set<String> TELLING =
      Set.of("databasename", "database", "servicename", "currentschema", "sid", "instancename");

  private SafeUrl() {}

  /** For messages: no user, no password, no parameters. */
  static String shown(String url) {
    int parameters = parameters(url);
    String start = url.substring(0, parameters);
    int user = start.lastIndexOf('@');
    if (user < 0 && url.indexOf('@') >= 0) {
      // Where a password ends that holds a question mark or a semicolon, nobody can tell.
      return scheme(url) + "...";
    }
    if (user < 0) {
      return start;
    }
    int slashes = start.indexOf("//");
    String before = slashes >= 0 && slashes < user ? start.substring(0, slashes + 2) : scheme(url);
    return before + start.substring(user + 1);
  }

  /** What tells this database from others: {@link #shown} with the parameters that name it. */
  static String identity(String url) {
    List<String> telling = new ArrayList<>();
    for (String parameter : List.of(url.substring(parameters(url)).split("[?&;]", -1))) {
      int equals = parameter.indexOf('=');
      if (equals > 0 && TELLING.contains(parameter.substring(0, equals).toLowerCase(Locale.ROOT))) {
        telling.add(parameter);
      }
    }
    return shown(url) + (telling.isEmpty() ? "" : ";" + String.join(";", telling));
  }

  private static int parameters(String url) {
    for (int i = 0; i < url.length(); i++) {
      if (url.charAt(i) == '?' || url.charAt(i) == ';') {
        return i;
      }
    }
    return url.length();
  }

  /** Such as {@code jdbc:postgresql:}. */
  static String scheme(String url) {
    int end = url.indexOf(':', "jdbc:".length());
    return url.substring(0, end < 0 ? url.length() : end + 1);
  }
}

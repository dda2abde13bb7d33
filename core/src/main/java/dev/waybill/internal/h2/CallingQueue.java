package dev.waybill.internal.h2;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.engine.SessionLocal;

/**
 * Which queue's procedure was called. H2 does not tell a procedure its own schema, and one Java
 * method serves all queues, so that it is read in the statement that the caller runs. H2 cuts off
 * as many of its last characters as a comment before it has; the queue's name is then mostly still
 * there, or else must be the only one.
 */
final class CallingQueue {
  private static final Pattern NOISE =
      Pattern.compile("'(?:[^']|'')*'|--[^\\r\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
  private static final String NAME =
      "(\"(?:[^\"]|\"\")+\"|\\[[^\\]]+\\]|[\\p{L}_][\\p{L}\\p{N}_$#@]*)";
  private static final Pattern CALL =
      Pattern.compile(
          "(?:"
              + NAME
              + "\\s*\\.\\s*)?(?<![\\p{L}\\p{N}_])\"?\\[?(?:refresh\\b|recall\\b|[recalfsh]{0,6}$)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private CallingQueue() {}

  /**
   * The queue.
   *
   * @param caller the session that runs the statement
   * @param inner a session of ours, which alone sees the whole statement
   * @throws WaybillException {@code REFUSED} where the statement calls those of several queues
   */
  static StoredQueue find(SessionLocal caller, Connection inner, Installed installed)
      throws SQLException {
    String statement =
        Sql.list(inner, Sql.FILES.text("executing"), row -> row.getString(1), caller.getId())
            .stream()
            .findFirst()
            .orElse("");
    return named(statement, caller.getCurrentSchemaName(), installed);
  }

  static StoredQueue named(String statement, String currentSchema, Installed installed) {
    Matcher call = CALL.matcher(NOISE.matcher(statement).replaceAll("''").stripTrailing());
    Set<StoredQueue> queues = new LinkedHashSet<>();
    while (call.find()) {
      String written = call.group(1);
      installed.queues().stream()
          .filter(
              queue ->
                  written == null
                      ? queue.settings().name().equals(currentSchema)
                      : matches(written, queue.settings().name()))
          .forEach(queues::add);
    }
    if (queues.isEmpty() && installed.queues().size() == 1) {
      queues.addAll(installed.queues());
    }
    if (queues.size() != 1) {
      throw new WaybillException(
          ErrorCode.REFUSED,
          queues.isEmpty()
              ? "The statement does not name its queue. Write exec queue.refresh with nothing before it."
              : "One statement can refresh one queue. Write a statement for each.");
    }
    return queues.iterator().next();
  }

  private static boolean matches(String written, String name) {
    if (written.startsWith("\"")) {
      return written.substring(1, written.length() - 1).replace("\"\"", "\"").equals(name);
    }
    if (written.startsWith("[")) {
      return written.substring(1, written.length() - 1).equals(name);
    }
    return written.equalsIgnoreCase(name);
  }
}

package dev.waybill.internal.h2;

import dev.waybill.Rows;
import dev.waybill.SqlSession;
import dev.waybill.WaybillException;
import dev.waybill.internal.JdbcSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session in which {@code exec queue.refresh} shows the batch. Not thread-safe.
 *
 * <p>H2 can call only procedures that give one value, which is the batch's number.
 */
final class H2Session implements SqlSession {
  /** A call of a queue's procedure; the first group is the queue's schema as typed. */
  static final Pattern PROCEDURE =
      Pattern.compile(
          "\\s*(?:exec|execute|call)\\s+(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_]*)\\s*\\.\\s*\"?"
              + "(?:refresh|recall)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final JdbcSession session;

  H2Session(Connection connection, Function<SQLException, WaybillException> errors) {
    session = new JdbcSession(connection, errors);
  }

  @Override
  public Outcome run(String sql) {
    Outcome outcome = session.run(sql);
    Matcher procedure = PROCEDURE.matcher(sql);
    if (!procedure.matches() || !(outcome instanceof Found found)) {
      return outcome;
    }
    long batch;
    try (Rows value = found.rows()) {
      value.next();
      batch = Long.parseLong(String.valueOf(value.value(0)));
    }
    return session.run(
        Sql.FILES
            .render("show_current", Map.of("schema", procedure.group(1)))
            .replace("?1", Long.toString(batch)));
  }

  @Override
  public void close() {
    session.close();
  }
}

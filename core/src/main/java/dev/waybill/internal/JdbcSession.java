package dev.waybill.internal;

import dev.waybill.SqlSession;
import dev.waybill.WaybillException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session on one connection. Not thread-safe.
 *
 * <p>The connection commits by itself, and a transaction that the user begins is the database's
 * own. Only a query outside of one runs in a transaction of ours, since some drivers stream rows in
 * no other way.
 */
public final class JdbcSession implements SqlSession {
  private static final Set<String> QUERIES = Set.of("select", "with", "values", "table");
  private static final Set<String> BEGINNINGS = Set.of("begin", "start");
  private static final Set<String> ENDINGS = Set.of("commit", "end", "abort", "rollback");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?s)(?:\\s|\\(|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/)*(\\p{Alpha}*)\\s*(\\p{Alpha}*)\\s*(\\p{Alpha}*).*");

  private final Connection connection;
  private final Function<SQLException, WaybillException> errors;
  private boolean begun;

  /**
   * @param connection which belongs to the session from here on
   * @param errors turns the database's error into ours, with its words
   */
  public JdbcSession(Connection connection, Function<SQLException, WaybillException> errors) {
    this.connection = connection;
    this.errors = errors;
  }

  @Override
  public Outcome run(String sql) {
    try {
      return execute(sql);
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  private Outcome execute(String sql) throws SQLException {
    Matcher words = WORDS.matcher(sql);
    String first = words.matches() ? words.group(1).toLowerCase(Locale.ROOT) : "";
    if (!begun) {
      connection.setAutoCommit(!QUERIES.contains(first));
    }
    Statement statement = connection.createStatement();
    try {
      statement.setFetchSize(ResultSetRows.FETCH_SIZE);
      if (statement.execute(sql)) {
        return new Found(
            begun
                ? ResultSetRows.within(connection, statement, errors)
                : ResultSetRows.of(connection, statement, errors));
      }
      Outcome changed = new Changed(Math.max(0, statement.getUpdateCount()));
      statement.close();
      if (!begun && !opens(first, words) && !connection.getAutoCommit()) {
        connection.commit();
      }
      follow(first, words);
      return changed;
    } catch (SQLException e) {
      statement.close();
      if (!begun && !connection.getAutoCommit()) {
        connection.rollback();
      }
      throw e;
    }
  }

  /** Whether what follows is left to the user to commit. */
  private static boolean opens(String first, Matcher words) {
    return BEGINNINGS.contains(first)
        || (isAutoCommit(first, words)
            && !words.group(3).equalsIgnoreCase("on")
            && !words.group(3).equalsIgnoreCase("true"));
  }

  private static boolean isAutoCommit(String first, Matcher words) {
    return first.equals("set") && words.group(2).equalsIgnoreCase("autocommit");
  }

  /** Keeps track of the user's own transaction. */
  private void follow(String first, Matcher words) {
    boolean toSavepoint =
        words.group(2).equalsIgnoreCase("to") || words.group(3).equalsIgnoreCase("to");
    if (opens(first, words)) {
      begun = true;
    } else if (isAutoCommit(first, words) || (ENDINGS.contains(first) && !toSavepoint)) {
      begun = false;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }
}

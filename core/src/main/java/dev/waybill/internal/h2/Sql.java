package dev.waybill.internal.h2;

import dev.waybill.internal.SqlTemplates;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The pack's SQL files, and what is needed to run them. */
final class Sql {
  static final SqlTemplates FILES = new SqlTemplates("h2");

  /** Takes one row. */
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  private Sql() {}

  /** A name in SQL, spelled exactly so. */
  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Whether unquoted SQL finds the name in our settings. */
  static boolean isPlain(String name) {
    return name.matches("[A-Za-z_][A-Za-z_0-9]*");
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A name for a comment: on one line. */
  static String plain(String name) {
    return name.replaceAll("\\R", " ");
  }

  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static int update(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  static <T> List<T> list(
      Connection connection, String sql, Mapper<T> mapper, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(mapper.map(rows));
      }
      return list;
    }
  }

  /**
   * Without the comment it begins with. H2 forgets as many of a statement's last characters as come
   * before its first word, and procedures read there which queue is meant.
   */
  static String bare(String sql) {
    int start = 0;
    while (sql.startsWith("--", start)) {
      start = sql.indexOf('\n', start) + 1;
    }
    return sql.substring(start);
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(bare(sql));
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}

package dev.waybill.app.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a block of SQL at the semicolons that end a line; a block without any has one on each. */
final class SqlScript {
  private static final Pattern END = Pattern.compile("(.*);\\s*(?:--(.*))?");
  private static final Pattern REFUSED = Pattern.compile(".*\\brefused: (\\w{5})\\b.*");

  /**
   * A statement.
   *
   * @param sql its text
   * @param refused the SQLState that a comment {@code -- refused: WB013} announces; empty for none
   */
  record Statement(String sql, String refused) {}

  private SqlScript() {}

  static List<Statement> split(String text) {
    List<Statement> statements = new ArrayList<>();
    StringBuilder sql = new StringBuilder();
    // The vendor's guide writes no semicolons.
    boolean eachLine = text.lines().noneMatch(line -> END.matcher(line).matches());
    for (String line : text.lines().toList()) {
      Matcher end = END.matcher(line);
      if (!end.matches()) {
        sql.append(line.replaceFirst("--.*", "")).append('\n');
        if (eachLine) {
          add(statements, sql, "");
        }
        continue;
      }
      sql.append(end.group(1));
      Matcher refused = REFUSED.matcher(end.group(2) == null ? "" : end.group(2));
      add(statements, sql, refused.matches() ? refused.group(1) : "");
    }
    add(statements, sql, "");
    return statements;
  }

  private static void add(List<Statement> statements, StringBuilder sql, String refused) {
    if (!sql.toString().isBlank()) {
      statements.add(new Statement(sql.toString().strip(), refused));
    }
    sql.setLength(0);
  }
}

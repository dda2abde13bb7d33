package dev.waybill.app.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a script into statements at its semicolons, but not at those in quotes, comments, or
 * PostgreSQL's dollar quotes.
 */
final class SplitSql {
  /**
   * One statement without its semicolon.
   *
   * @param line where it begins in the script, from 1
   */
  record Statement(String text, int line) {}

  /**
   * What a script holds.
   *
   * @param statements those that end in a semicolon
   * @param rest what follows the last semicolon, comments included
   */
  record Script(List<Statement> statements, Statement rest) {
    /** All statements, the last one with or without its semicolon. */
    List<Statement> all() {
      List<Statement> all = new ArrayList<>(statements);
      if (!isBlank(rest.text())) {
        all.add(rest);
      }
      return all;
    }
  }

  private final String script;
  private final List<Statement> statements = new ArrayList<>();
  private int at;
  private int start;

  private SplitSql(String script) {
    this.script = script;
  }

  static Script split(String script) {
    return new SplitSql(script).run();
  }

  /** Whether there is nothing to run: blanks and comments only. */
  static boolean isBlank(String text) {
    SplitSql scan = new SplitSql(text);
    while (scan.at < text.length()) {
      if (!scan.skipComment()) {
        if (!Character.isWhitespace(text.charAt(scan.at))) {
          return false;
        }
        scan.at++;
      }
    }
    return true;
  }

  private Script run() {
    while (at < script.length()) {
      char c = script.charAt(at);
      if (c == ';') {
        String text = script.substring(start, at);
        if (!isBlank(text)) {
          statements.add(statement(text));
        }
        at++;
        start = at;
      } else if (c == '\'' || c == '"') {
        skipQuoted(c);
      } else if (c == '$') {
        skipDollarQuoted();
      } else if (!skipComment()) {
        at++;
      }
    }
    return new Script(List.copyOf(statements), statement(script.substring(start)));
  }

  private Statement statement(String text) {
    int blanks = text.length() - text.stripLeading().length();
    long line = 1 + script.substring(0, start + blanks).chars().filter(c -> c == '\n').count();
    return new Statement(text.strip(), (int) line);
  }

  private void skipQuoted(char quote) {
    boolean escapes = quote == '\'' && at > 0 && isEscapePrefix(at - 1);
    at++;
    while (at < script.length() && script.charAt(at) != quote) {
      at += escapes && script.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, script.length());
  }

  /** Whether an E stands there by itself, as in {@code E'it\'s'}. */
  private boolean isEscapePrefix(int index) {
    char c = script.charAt(index);
    return (c == 'E' || c == 'e')
        && (index == 0 || !Character.isJavaIdentifierPart(script.charAt(index - 1)));
  }

  private void skipDollarQuoted() {
    int end = at + 1;
    while (end < script.length() && isTag(script.charAt(end))) {
      end++;
    }
    boolean inName = at > 0 && Character.isJavaIdentifierPart(script.charAt(at - 1));
    boolean opens =
        end < script.length()
            && script.charAt(end) == '$'
            && !Character.isDigit(script.charAt(at + 1));
    if (inName || !opens) {
      at++;
      return;
    }
    String tag = script.substring(at, end + 1);
    int close = script.indexOf(tag, end + 1);
    at = close < 0 ? script.length() : close + tag.length();
  }

  private static boolean isTag(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private boolean skipComment() {
    if (script.startsWith("--", at)) {
      int end = script.indexOf('\n', at);
      at = end < 0 ? script.length() : end;
      return true;
    }
    if (!script.startsWith("/*", at)) {
      return false;
    }
    int depth = 0;
    do {
      if (script.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (script.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < script.length());
    at = Math.min(at, script.length());
    return true;
  }
}

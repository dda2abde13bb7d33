package dev.waybill.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * The statements of a script, parted at semicolons as a client does it that knows nothing else of
 * SQL: not in quotes, dollar quotes and comments.
 */
final class Statements {
  private final String script;
  private int at;

  private Statements(String script) {
    this.script = script;
  }

  static List<String> of(String script) {
    Statements rest = new Statements(script);
    List<String> statements = new ArrayList<>();
    while (rest.at < script.length()) {
      int start = rest.at;
      boolean holdsCode = rest.pass();
      if (holdsCode) {
        statements.add(script.substring(start, rest.at).strip());
      }
      rest.at++;
    }
    return statements;
  }

  /** Goes to the next semicolon or the end; whether there was more than blanks and comments. */
  private boolean pass() {
    boolean holdsCode = false;
    while (at < script.length() && script.charAt(at) != ';') {
      char next = script.charAt(at);
      if (script.startsWith("--", at)) {
        skipTo("\n");
      } else if (script.startsWith("/*", at)) {
        skipTo("*/");
      } else {
        holdsCode |= !Character.isWhitespace(next);
        if (next == '\'' || next == '"') {
          at++;
          skipTo(String.valueOf(next));
        } else if (next == '$') {
          int end = script.indexOf('$', at + 1);
          String tag = script.substring(at, end + 1);
          at = end + 1;
          skipTo(tag);
        } else {
          at++;
        }
      }
    }
    return holdsCode;
  }

  private void skipTo(String end) {
    int found = script.indexOf(end, at);
    at = found < 0 ? script.length() : found + end.length();
  }
}

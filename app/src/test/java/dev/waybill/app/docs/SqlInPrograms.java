package dev.waybill.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be checked of examples whose languages are not at hand: syntax, and the SQL in them. */
final class SqlInPrograms {
  private static final Pattern TEXT =
      Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
  private static final Pattern SQL =
      Pattern.compile("(?is)\\s*(select|call|insert|update|delete|create|set)\\s.*");

  private SqlInPrograms() {}

  /** The statements, with {@code ?} for each parameter of psycopg ({@code %s}) or Npgsql. */
  static List<String> statements(String program) {
    List<String> statements = new ArrayList<>();
    Matcher text = TEXT.matcher(program);
    while (text.find()) {
      String literal = text.group(1) == null ? text.group(2) : text.group(1);
      if (SQL.matcher(literal).matches()) {
        statements.add(literal.replaceAll("%s|\\$\\d|@\\w+", "?"));
      }
    }
    assertThat(statements).as("statements in the example").isNotEmpty();
    return statements;
  }

  /** Has Python parse a program, where there is a Python. */
  static void checkPython(String program) throws IOException, InterruptedException {
    Process python;
    try {
      python =
          new ProcessBuilder("python3", "-c", "import ast, sys; ast.parse(sys.stdin.read())")
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return; // no Python here
    }
    try (OutputStream in = python.getOutputStream()) {
      in.write(program.getBytes(StandardCharsets.UTF_8));
    }
    String says = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(says).isZero();
  }
}

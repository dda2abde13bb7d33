package dev.waybill.app.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.waybill.DatabaseSettings;
import dev.waybill.app.cli.CommandLineInterface;
import dev.waybill.app.config.ConfigFile;
import dev.waybill.app.print.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one page's blocks run, from the top to the bottom: a folder and databases of its own. What
 * a page configures holds for what follows; only the place of the database is another. Not
 * thread-safe.
 */
final class Workshop implements AutoCloseable {
  private static final Pattern EXIT_CODE = Pattern.compile("exit code (\\d)");
  private static final Pattern PLACE = Pattern.compile("(?m)^( +)url: *(jdbc:(\\w+):.*)$");

  private final Path folder;
  private final boolean prepared;
  private final Map<String, PageDatabase> databases = new HashMap<>();
  private final Map<String, Path> configs = new HashMap<>();
  private String current = "h2";
  private int files;

  Workshop(Path folder, boolean prepared) {
    this.folder = folder;
    this.prepared = prepared;
  }

  void run(Block block) throws Exception {
    switch (block.language()) {
      case "sql" -> sql(block);
      case "sh" -> shell(block);
      case "yaml" -> yaml(block);
      case "java" -> java(block);
      case "python" -> {
        SqlInPrograms.checkPython(block.text());
        database("postgresql").check(SqlInPrograms.statements(block.text()));
      }
      case "csharp" -> database("postgresql").check(SqlInPrograms.statements(block.text()));
      default ->
          fail(
              "a block of kind '%s' has no runner; give it one, or mark it: <!-- no-run: reason -->",
              String.join(" ", block.info()));
    }
  }

  private PageDatabase database(String name) {
    return databases.computeIfAbsent(
        name, n -> PageDatabase.create(n, folder.resolve("data"), prepared));
  }

  private void sql(Block block) throws SQLException {
    String name = block.says("h2") ? "h2" : block.says("postgresql") ? "postgresql" : "";
    assertThat(name).as("the fence says which database: sql postgresql, or sql h2").isNotEmpty();
    for (SqlScript.Statement statement : SqlScript.split(block.text())) {
      database(name).run(statement);
    }
  }

  private void yaml(Block block) throws IOException {
    Matcher place = PLACE.matcher(block.text());
    String name = place.find() ? Objects.requireNonNull(place.group(3)) : current;
    Path file = folder.resolve("waybill-" + ++files + ".yaml");
    Files.writeString(file, placed(block.text(), name));
    ConfigFile.load(file);
    if (block.says("waybill.yaml")) {
      current = name;
      configs.put(name, file);
    }
  }

  /** The configuration with our database in the place of the page's. */
  private String placed(String yaml, String name) {
    String elsewhere = yaml.replaceAll("(?m)^ +(user|password): .*\\R", "");
    return PLACE
        .matcher(elsewhere)
        .replaceAll(line -> Matcher.quoteReplacement(place(name, line.group(1))));
  }

  private String place(String name, String indent) {
    DatabaseSettings settings = database(name).settings();
    String user = settings.user() == null ? "" : "\n" + indent + "user: " + settings.user();
    return indent + "url: '" + settings.url() + "'" + user;
  }

  private Path config(String name) throws IOException {
    Path known = configs.get(name);
    if (known == null) {
      known = folder.resolve("waybill-" + name + ".yaml");
      Files.writeString(known, "database:\n" + place(name, "  ") + "\n");
      configs.put(name, known);
    }
    return known;
  }

  private void shell(Block block) throws Exception {
    String name = block.says("h2") ? "h2" : block.says("postgresql") ? "postgresql" : current;
    for (ShellWords.Command command : ShellWords.split(block.text())) {
      List<String> words = command.words();
      switch (words.get(0)) {
        case "waybill", "./waybill" -> {
          Matcher code = EXIT_CODE.matcher(command.comment());
          waybill(
              name,
              words.subList(1, words.size()),
              code.find() ? Integer.parseInt(code.group(1)) : 0);
        }
        case "psql" -> {
          int at = words.indexOf("-c");
          assertThat(at).as("psql runs with -c").isPositive();
          for (SqlScript.Statement sql : SqlScript.split(words.get(at + 1))) {
            database("postgresql").run(sql);
          }
        }
        default -> fail("'%s' is no command that the documentation's test runs", words.get(0));
      }
    }
  }

  private void waybill(String name, List<String> words, int expected) throws IOException {
    List<String> arguments = new ArrayList<>(words);
    int redirected = arguments.indexOf(">");
    if (redirected >= 0) {
      arguments = arguments.subList(0, redirected);
    }
    if (arguments.contains("init")) {
      arguments.addAll(List.of("--config", folder.resolve("init-" + ++files + ".yaml").toString()));
    } else if (arguments.contains("demo")) {
      arguments.addAll(List.of("--database", folder.resolve("demo").toString()));
    } else if (!arguments.contains("--help") && !arguments.contains("--version")) {
      arguments.addAll(List.of("--config", config(name).toString()));
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        CommandLineInterface.run(
            Screen.of(new PrintWriter(out), new PrintWriter(err)),
            arguments.toArray(String[]::new));
    assertThat(code)
        .as("exit code of: waybill %s%n%s%n%s", String.join(" ", words), err, out)
        .isEqualTo(expected);
  }

  private void java(Block block) throws Exception {
    DatabaseSettings postgres = database("postgresql").settings();
    JavaExample.compileAndRun(
        block.text(),
        folder.resolve("java-" + ++files),
        postgres.url(),
        String.valueOf(postgres.user()));
  }

  @Override
  public void close() throws SQLException {
    for (PageDatabase database : databases.values()) {
      database.close();
    }
  }
}

package dev.waybill.app.cli;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.app.demo.Demo;
import dev.waybill.app.print.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = "Walks through everything on a database of its own; takes a few seconds.",
    footer = {
      "%nExamples: nothing to prepare; an empty database of yours",
      "  waybill demo",
      "  waybill demo --database \"jdbc:postgresql://127.0.0.1:5432/demo?user=me\""
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "an empty database, as a JDBC URL or the path of an embedded one (default: an embedded"
              + " one in a new temporary folder)")
  private @Nullable String database;

  @Override
  public Integer call() {
    Screen screen = WaybillCommand.above(Objects.requireNonNull(spec)).screen();
    String url = database == null ? embedded(folder().resolve("waybill")) : url(database);
    Demo.run(screen, Config.builtIn(new DatabaseSettings(url, null, null)), Clock.systemUTC());
    screen.out().println();
    if (database == null) {
      farewell(screen, url);
    }
    return OnDatabase.DONE;
  }

  private static String url(String given) {
    return given.startsWith("jdbc:") ? given : embedded(Path.of(given));
  }

  private static String embedded(Path path) {
    return "jdbc:h2:file:" + path.toAbsolutePath();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("waybill-demo-");
    } catch (IOException e) {
      throw new WaybillException(
          ErrorCode.RESOURCES, "No temporary folder can be made. Give a path with --database.", e);
    }
  }

  /** The database stays, to look around in. */
  private static void farewell(Screen screen, String url) {
    Path config = Path.of(url.substring("jdbc:h2:file:".length())).resolveSibling("waybill.yaml");
    try {
      Files.writeString(config, "database:\n  url: '" + url + "'\n");
    } catch (IOException e) {
      throw new WaybillException(ErrorCode.RESOURCES, config + " cannot be written.", e);
    }
    Screen.Style style = screen.style();
    screen.out().println(style.bold("Look around in it:"));
    screen.out().println("  waybill --config " + config + " sql");
    screen.out().println(style.bold("On a database of your own:"));
    screen.out().println("  waybill init        then set database.url in waybill.yaml");
    screen.out().println("  waybill install");
    screen.out().println("  waybill refresh");
  }
}

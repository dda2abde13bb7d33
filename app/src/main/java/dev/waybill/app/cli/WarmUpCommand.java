package dev.waybill.app.cli;

import dev.waybill.app.print.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Does once, on a database in a temporary folder, what most commands do, so that the launcher can
 * keep the classes they load for a quick start.
 */
@Command(name = "warm-up", hidden = true, description = "For the launcher.")
final class WarmUpCommand implements Callable<Integer> {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("install"),
          List.of("refresh"),
          List.of("sql", "select 1"),
          List.of("show", "Orders", "--format", "csv"),
          List.of("status", "--format", "json"),
          List.of("status"));

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("waybill-warm-up-");
    try {
      Path config = folder.resolve("waybill.yaml");
      Files.writeString(
          config, "database: { url: 'jdbc:h2:file:" + folder.resolve("waybill") + "' }");
      Screen nowhere =
          Screen.of(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));
      int worst = OnDatabase.DONE;
      for (List<String> command : COMMANDS) {
        Stream<String> all = Stream.concat(command.stream(), Stream.of("--config", "" + config));
        worst = Math.max(worst, CommandLineInterface.run(nowhere, all.toArray(String[]::new)));
      }
      return worst;
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(WarmUpCommand::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

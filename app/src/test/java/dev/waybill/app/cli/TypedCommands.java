package dev.waybill.app.cli;

import dev.waybill.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands as a user types them, on a database of their own. */
abstract class TypedCommands {
  @TempDir Path folder;

  /** An empty database. */
  abstract DatabaseSettings fresh();

  @BeforeEach
  final void configure() throws IOException {
    configure(fresh(), "");
  }

  final void configure(DatabaseSettings settings, String more) throws IOException {
    String user = settings.user() == null ? "" : "\n  user: " + settings.user();
    Files.writeString(
        folder.resolve("waybill.yaml"),
        "database:\n  url: '" + settings.url() + "'" + user + "\n" + more);
  }

  final CommandRun waybill(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--config", folder.resolve("waybill.yaml").toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }
}

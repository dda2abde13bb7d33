package dev.waybill.bench.jvm;

import dev.waybill.Config;
import dev.waybill.app.config.ConfigFile;
import dev.waybill.bench.lab.Folder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The commented example of a configuration, read from its file and checked. */
@State(Scope.Thread)
public class Configuration {
  private @Nullable Folder folder;
  private Path file = Path.of("");

  @Setup
  public void write() throws IOException {
    folder = Folder.create();
    file = ConfigFile.write(folder.path().resolve(ConfigFile.NAME));
  }

  @Benchmark
  public Config load() {
    return ConfigFile.load(file).config();
  }

  @TearDown
  public void delete() throws IOException {
    if (folder != null) {
      folder.close();
    }
  }
}

package dev.waybill.bench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder; closing deletes it with all that is in it. */
public final class Folder implements AutoCloseable {
  private final Path path;

  private Folder(Path path) {
    this.path = path;
  }

  public static Folder create() throws IOException {
    return new Folder(Files.createTempDirectory("waybill-bench"));
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    List<Path> contents;
    try (Stream<Path> paths = Files.walk(path)) {
      contents = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : contents) {
      Files.deleteIfExists(each);
    }
  }
}

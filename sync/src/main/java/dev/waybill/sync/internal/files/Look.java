package dev.waybill.sync.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Locale;

/**
 * How a file was seen.
 *
 * @param name without its folder
 * @param size in bytes
 * @param modified when it was written last, by the clock of its disk
 * @param id by which the system knows it under any name; empty where it has none
 */
record Look(String name, long size, Instant modified, String id) {
  static Look at(Path path) throws IOException {
    BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class);
    return new Look(
        path.getFileName().toString(),
        seen.size(),
        seen.lastModifiedTime().toInstant(),
        seen.fileKey() == null ? "" : seen.fileKey().toString());
  }

  boolean same(Look other) {
    return name.equals(other.name) && size == other.size && modified.equals(other.modified);
  }

  /** Whether it is named as one that somebody still writes. */
  boolean isPart() {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".part") || lower.endsWith(".tmp");
  }

  /** Whether {@code part} may have become this file by a rename. */
  boolean mayHaveBeen(Look part) {
    String stem = part.name.substring(0, part.name.lastIndexOf('.'));
    boolean named = name.equals(stem) || name.startsWith(stem + ".");
    return named && (id.isEmpty() || part.id.isEmpty() || id.equals(part.id));
  }
}

package dev.waybill.sync.internal.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was loaded from a folder, by content: a line of SHA-256, instant and name for each file, in
 * a text file that only grows. Not thread-safe.
 *
 * <p>The watermark holds the newest of them, too, so that what was loaded stands with its rows;
 * this file remembers the rest.
 */
final class Ledger {
  private static final int DIGITS = 64;

  private final Path path;

  /** The beginnings of all digests, sorted: eight bytes a file; null before the first question. */
  private long @Nullable [] beginnings;

  Ledger(Path folder, String source) {
    this.path = folder.resolve("loaded-" + source.replaceAll("[^A-Za-z0-9._-]", "_") + ".txt");
  }

  /** When and as what this content was loaded, such as {@code a.csv at 2017-01-31T17:30:00Z}. */
  Optional<String> find(String digest) {
    try {
      if (beginnings == null) {
        beginnings = readBeginnings();
      }
      if (Arrays.binarySearch(beginnings, beginning(digest)) < 0 || !Files.exists(path)) {
        return Optional.empty();
      }
      try (BufferedReader lines = lines()) {
        return lines
            .lines()
            .filter(line -> line.startsWith(digest))
            .map(Ledger::told)
            .reduce((older, newer) -> newer);
      }
    } catch (IOException e) {
      throw FileTrouble.cannot("read " + path, e);
    }
  }

  private static String told(String line) {
    String[] parts = line.split(" ", 3);
    return parts.length < 3 ? "before" : "as " + parts[2] + " at " + parts[1];
  }

  private long[] readBeginnings() throws IOException {
    try (BufferedReader lines = lines()) {
      return lines.lines().filter(Ledger::whole).mapToLong(Ledger::beginning).sorted().toArray();
    } catch (NoSuchFileException e) {
      return new long[0];
    }
  }

  /** A process that was killed, or a full disk, may have left half a line. */
  private static boolean whole(String line) {
    return line.length() > DIGITS
        && line.charAt(DIGITS) == ' '
        && line.chars().limit(DIGITS).allMatch(digit -> Character.digit(digit, 16) >= 0);
  }

  private static long beginning(String digest) {
    return Long.parseUnsignedLong(digest.substring(0, 16), 16);
  }

  /** Notes that a content was loaded, and waits until the disk has it. */
  void add(String digest, Instant at, String name) {
    if (find(digest).isPresent()) {
      return;
    }
    String line = digest + " " + at + " " + name.replaceAll("\\p{Cntrl}", "?") + "\n";
    try (FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = file.size();
      file.position(end);
      ByteBuffer bytes =
          ByteBuffer.wrap(
              ((endsHalfway(file, end) ? "\n" : "") + line).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    } catch (IOException e) {
      throw FileTrouble.cannot("write " + path, e);
    }
    remember(digest);
  }

  private void remember(String digest) {
    if (beginnings != null) {
      long[] more = Arrays.copyOf(beginnings, beginnings.length + 1);
      more[beginnings.length] = beginning(digest);
      Arrays.sort(more);
      beginnings = more;
    }
  }

  private static boolean endsHalfway(FileChannel file, long end) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return end > 0 && file.read(last, end - 1) == 1 && last.get(0) != '\n';
  }

  /** What a killed process left in the middle of a letter is no reason to fail. */
  private BufferedReader lines() throws IOException {
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8));
  }
}

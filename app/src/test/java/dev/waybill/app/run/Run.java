package dev.waybill.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pass of a {@link CountingSource}, as it was written down.
 *
 * @param source its name
 * @param process that made it
 * @param began when it began
 * @param after the watermark that it began from
 * @param ended when it came to its end; null where it never did
 * @param upTo the watermark that it ended with
 */
record Run(
    String source, long process, Instant began, int after, @Nullable Instant ended, int upTo) {
  /** All so far, in the order in which they began. */
  static List<Run> in(Path folder) throws IOException {
    Path file = folder.resolve(CountingSource.RUNS);
    List<Run> runs = new ArrayList<>();
    if (!Files.exists(file)) {
      return runs;
    }
    for (String line : Files.readAllLines(file)) {
      String[] part = line.split(" ", -1);
      long process = Long.parseLong(part[1]);
      Instant at = Instant.parse(part[3]);
      int mark = Integer.parseInt(part[4]);
      if (part[2].equals("begin")) {
        runs.add(new Run(part[0], process, at, mark, null, mark));
        continue;
      }
      for (int i = runs.size() - 1; i >= 0; i--) {
        Run run = runs.get(i);
        if (run.source.equals(part[0]) && run.process == process) {
          runs.set(i, new Run(run.source, process, run.began, run.after, at, mark));
          break;
        }
      }
    }
    return runs;
  }

  boolean isOpen() {
    return ended == null;
  }
}

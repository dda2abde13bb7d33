package dev.waybill.sync.internal.files;

import dev.waybill.load.Watermark;
import dev.waybill.sync.spi.Pass;
import dev.waybill.sync.spi.Source;
import java.time.Instant;
import java.util.Optional;

/** An open folder. */
final class FilesSource implements Source {
  private final Setup setup;

  FilesSource(Setup setup) {
    this.setup = setup;
  }

  @Override
  public Pass begin(Optional<Watermark> after, Optional<Instant> from) {
    Progress progress =
        after.map(watermark -> ProgressJson.read(watermark.text())).orElse(Progress.NONE);
    return new FilesPass(setup, progress, from);
  }

  @Override
  public void close() {}
}

package dev.waybill.sync.internal.jdbc;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Watermark;
import dev.waybill.sync.spi.Pass;
import dev.waybill.sync.spi.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An open database whose tables are mapped. */
final class JdbcSource implements Source {
  /** How far dates may be ahead of the clock before it looks like another zone. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private final SourceParts parts;
  private final List<AutoCloseable> resources;

  JdbcSource(SourceParts parts, List<AutoCloseable> resources) {
    this.parts = parts;
    this.resources = List.copyOf(resources);
  }

  @Override
  public Pass begin(Optional<Watermark> after, Optional<Instant> from) throws InterruptedException {
    Instant now = parts.clock().now();
    Progress progress =
        new Progress(
            parts.context().name(),
            SafeUrl.identity(parts.settings().url()),
            state(after, from).orElse(null));
    progress.lastUpTo(after.map(Watermark::upTo).orElse(null));
    progress.begin(parts.sources(), now.minus(parts.settings().margin()));
    for (ReadSource source : parts.sources()) {
      from.ifPresent(moment -> progress.from(source, moment));
      checkZone(source, now);
    }
    return new JdbcPass(parts, progress);
  }

  /** What the watermark holds, unless it is to be left aside. */
  private Optional<State> state(Optional<Watermark> after, Optional<Instant> from) {
    if (after.isEmpty()) {
      return Optional.empty();
    }
    String name = parts.context().name();
    try {
      State state = State.of(name, after.get().text());
      String here = SafeUrl.identity(parts.settings().url());
      if (state.source().equals(here)) {
        return Optional.of(state);
      }
      throw new WaybillException(
          ErrorCode.REFUSED,
          "Source "
              + name
              + ": its watermark was taken in "
              + state.source()
              + ", and url: names "
              + here
              + ". Where that is the same database in another place, or one to start anew with, run"
              + " waybill sync "
              + name
              + " --from DATE.");
    } catch (WaybillException e) {
      if (from.isPresent()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A bound in the wrong zone would hold rows back for hours, or hold nothing back. */
  private void checkZone(ReadSource source, Instant now) throws InterruptedException {
    if (!source.mapping().hasModified()) {
      return;
    }
    @Nullable Instant newest = source.newest();
    if (newest != null && newest.isAfter(now.plus(AHEAD))) {
      parts.notice(
          source.mapping().source().name()
              + "."
              + source.mapping().modifiedColumn().name()
              + " is "
              + Duration.between(now, newest).toMinutes()
              + " minutes ahead of the database's clock; rows wait until then. Where it holds dates"
              + " of another zone, say so with timezone:");
    }
  }

  @Override
  public void close() {
    for (AutoCloseable resource : resources) {
      try {
        resource.close();
      } catch (Exception e) {
        // Nothing was written through it.
      }
    }
  }
}

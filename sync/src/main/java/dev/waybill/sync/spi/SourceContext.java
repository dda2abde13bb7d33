package dev.waybill.sync.spi;

import dev.waybill.load.TargetTable;
import dev.waybill.sync.SyncListener;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a source is given.
 *
 * @param name of the source, for {@link SyncListener}
 * @param targets tables by the name that is typed; throws where there is none
 * @param zone of dates without an offset
 * @param clock the time
 * @param folder that relative paths start from: the configuration file's
 * @param listener hears of requests, expectations and notices
 * @param target a new connection to the database of the targets, for a source that compares its
 *     rows with theirs; for reading alone, the caller closes it
 */
public record SourceContext(
    String name,
    Function<String, TargetTable> targets,
    ZoneId zone,
    Clock clock,
    Path folder,
    SyncListener listener,
    Supplier<Connection> target) {
  /** For a source that does not look at the target's rows. */
  public SourceContext(
      String name,
      Function<String, TargetTable> targets,
      ZoneId zone,
      Clock clock,
      Path folder,
      SyncListener listener) {
    this(
        name,
        targets,
        zone,
        clock,
        folder,
        listener,
        () -> {
          throw new IllegalStateException("source " + name + " was given no target to look at");
        });
  }
}

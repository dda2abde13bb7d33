package dev.waybill.sync.internal.exigo;

import dev.waybill.load.Watermark;
import dev.waybill.sync.spi.Pass;
import dev.waybill.sync.spi.Source;
import dev.waybill.sync.spi.SourceContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** An Exigo company. Not thread-safe. */
final class ExigoSource implements Source {
  private final ExigoSettings settings;
  private final SourceContext context;
  private final Surroundings surroundings;
  private final OpenTables tables;
  private final ZoneId zone;

  ExigoSource(ExigoSettings settings, SourceContext context, Surroundings surroundings) {
    this.settings = settings;
    this.context = context;
    this.surroundings = surroundings;
    this.tables = OpenTables.of(settings, context);
    @Nullable ZoneId own = settings.scope().zone();
    this.zone = own == null ? context.zone() : own;
  }

  @Override
  public Pass begin(Optional<Watermark> after, Optional<Instant> from) {
    Events events = new Events(context.name(), context.listener());
    Progress progress = new BeginWalk(context.name(), settings, zone).at(after, from, events);
    Walk walk =
        new Walk(
            settings,
            tables,
            new ReadValue(new ReadDate(zone, context.zone())),
            new Drift(settings.spelling().ignore()),
            events);
    AskApi api = new AskApi(settings, surroundings, context.clock(), events);
    ExecutorService few =
        Executors.newFixedThreadPool(settings.pace().concurrency(), threads("parts"));
    FetchParts parts = new FetchParts(api, walk, few);
    return new ExigoPass(
        new FetchPage(api, walk, parts),
        walk,
        progress,
        Executors.newSingleThreadExecutor(threads("pages")),
        few::shutdownNow);
  }

  private ThreadFactory threads(String what) {
    return task -> {
      Thread thread = new Thread(task, "waybill-" + context.name() + "-" + what);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void close() {}
}

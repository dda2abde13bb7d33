package dev.waybill.sync;

import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.load.Loaded;
import dev.waybill.load.Loader;
import dev.waybill.load.NewColumn;
import dev.waybill.load.Page;
import dev.waybill.load.PassEnd;
import dev.waybill.load.RejectLimit;
import dev.waybill.sync.SyncOptions.Mode;
import dev.waybill.sync.spi.Pass;
import dev.waybill.sync.spi.Source;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes a source's pages one by one into the tables, once. */
final class RunPass {
  private final Waybill waybill;
  private final SourceSettings settings;
  private final UnknownFields unknown;
  private final SyncListener listener;
  private final Clock clock;
  private Loaded sum = Loaded.nothing();

  RunPass(
      Waybill waybill,
      SourceSettings settings,
      UnknownFields unknown,
      SyncListener listener,
      Clock clock) {
    this.waybill = waybill;
    this.settings = settings;
    this.unknown = unknown;
    this.listener = listener;
    this.clock = clock;
  }

  /** Opens the source against the tables of a loader. */
  interface Open {
    Source open(Loader loader) throws InterruptedException;
  }

  Loaded run(Open open, SyncOptions how) throws InterruptedException {
    Instant started = clock.instant();
    try (Loader loader = new LoadOnOwnThread("load " + settings.name(), waybill::loader)) {
      try {
        while (!walk(loader, open, how)) {
          // The table has columns more than the source was opened against.
        }
      } catch (InterruptedException e) {
        // Stopped, which is no failure; nor does it prove that an earlier one is over.
        if (!sum.tables().isEmpty()) {
          noteBeside(e, loader, how, new PassEnd(started, clock.instant(), sum, null));
        }
        throw e;
      } catch (RuntimeException e) {
        noteBeside(e, loader, how, new PassEnd(started, clock.instant(), sum, line(e)));
        throw e;
      }
      note(loader, how, new PassEnd(started, clock.instant(), sum, null));
      return sum;
    }
  }

  /** Whether the pass came to its end; else the source is to be opened anew. */
  private boolean walk(Loader loader, Open open, SyncOptions how) throws InterruptedException {
    try (Source source = open.open(loader);
        Pass pass = source.begin(loader.watermark(settings.name()), how.from())) {
      for (Page page = pass.next(); page != null; page = pass.next()) {
        if (addsColumns(loader, pass, how.mode())) {
          return false;
        }
        load(loader, pass, page, how.mode());
      }
      if (addsColumns(loader, pass, how.mode())) {
        return false;
      }
      unknown.tell(settings.name(), fields(pass), listener);
      return true;
    }
  }

  private void load(Loader loader, Pass pass, Page page, Mode mode) throws InterruptedException {
    if (mode == Mode.REHEARSE) {
      count(loader.rehearse(settings.name(), page, RejectLimit.DEFAULT));
      return;
    }
    Loaded loaded = loader.load(settings.name(), page, RejectLimit.DEFAULT);
    count(loaded);
    // The page is in: the source hears of it even where the pass ends with it.
    boolean interrupted = Thread.interrupted();
    pass.committed(loaded);
    if (interrupted) {
      throw new InterruptedException();
    }
  }

  private void count(Loaded loaded) {
    sum = sum.plus(loaded);
    listener.loaded(settings.name(), loaded);
  }

  /**
   * Adds the columns that the records at hand would fill, before they are loaded; they come again.
   */
  private boolean addsColumns(Loader loader, Pass pass, Mode mode) {
    return mode == Mode.ADD_COLUMNS
        && unknown.add(settings.name(), fields(pass), loader::addColumns, listener);
  }

  private static Map<String, List<NewColumn>> fields(Pass pass) {
    Map<String, List<NewColumn>> fields = new LinkedHashMap<>(pass.unknown());
    fields.values().removeIf(List::isEmpty);
    return fields;
  }

  private void note(Loader loader, SyncOptions how, PassEnd end) {
    if (how.mode() != Mode.REHEARSE) {
      loader.ended(settings.name(), end);
    }
  }

  /** Where even that fails, the first error is the one to tell. */
  private void noteBeside(Exception first, Loader loader, SyncOptions how, PassEnd end) {
    try {
      note(loader, how, end);
    } catch (RuntimeException e) {
      first.addSuppressed(e);
    }
  }

  private static String line(RuntimeException e) {
    @Nullable String message = e instanceof WaybillException ? e.getMessage() : null;
    return message == null
        ? "unforeseen error (" + e.getClass().getSimpleName() + ")"
        : message.lines().collect(Collectors.joining("; "));
  }
}

package dev.waybill.sync;

import dev.waybill.ErrorCode;
import dev.waybill.Mistake;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.load.Loaded;
import dev.waybill.load.Loader;
import dev.waybill.options.NearestName;
import dev.waybill.sync.spi.ReadOptions;
import dev.waybill.sync.spi.SourceContext;
import dev.waybill.sync.spi.SourceType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * One source, from its settings to its rows in the tables. It is made once and kept for many
 * passes, since it remembers what it has told of. Not thread-safe; close it.
 *
 * <pre>{@code
 * try (Sync sync = new Sync(waybill, settings, new Sync.Place(zone, folder), SyncListener.NONE)) {
 *   Loaded loaded = sync.pass(SyncOptions.USUAL);
 * }
 * }</pre>
 */
public final class Sync implements AutoCloseable {
  private final Waybill waybill;
  private final SourceSettings settings;
  private final Place place;
  private final SyncListener listener;
  private final Clock clock;
  private final UnknownFields unknown = new UnknownFields();

  /**
   * Where a source's settings stand.
   *
   * @param zone of dates without an offset
   * @param folder that relative paths start from
   */
  public record Place(ZoneId zone, Path folder) {}

  public Sync(Waybill waybill, SourceSettings settings, Place place, SyncListener listener) {
    this(waybill, settings, place, listener, Clock.systemUTC());
  }

  /** With a clock of the caller's. */
  public Sync(
      Waybill waybill, SourceSettings settings, Place place, SyncListener listener, Clock clock) {
    this.waybill = waybill;
    this.settings = settings;
    this.place = place;
    this.listener = listener;
    this.clock = clock;
  }

  /** All types of sources on the class path, by name. */
  public static List<SourceType> types() {
    return ServiceLoader.load(SourceType.class, Sync.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(SourceType::name))
        .toList();
  }

  /** What is wrong with the settings, found without asking anybody; empty for nothing. */
  public static List<Mistake> check(SourceSettings settings) {
    Optional<SourceType> type = type(settings.type());
    if (type.isEmpty()) {
      List<String> known = types().stream().map(SourceType::name).toList();
      return List.of(
          new Mistake(
              List.of("sources", settings.name(), "type"),
              "sources."
                  + settings.name()
                  + ".type: there is no type "
                  + settings.type()
                  + nearest(known, settings.type())));
    }
    ReadOptions options = options(settings);
    type.get().check(options);
    return options.mistakes();
  }

  private static String nearest(List<String> known, String typed) {
    return NearestName.among(known, typed)
        .map(near -> "; did you mean " + near + "?")
        .orElse("; known are " + String.join(", ", known));
  }

  private static Optional<SourceType> type(String name) {
    return types().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private static ReadOptions options(SourceSettings settings) {
    return ReadOptions.at(List.of("sources", settings.name()), settings.options());
  }

  /**
   * One walk through what is new since the last.
   *
   * @throws WaybillException as the source and the loader throw; what was committed before stays
   * @throws InterruptedException where the thread was interrupted; a page that was being loaded is
   *     in, one that was being read is not
   */
  public Loaded pass(SyncOptions how) throws InterruptedException {
    SourceType type =
        type(settings.type())
            .orElseThrow(() -> new WaybillException(ErrorCode.CONFIGURATION, check(settings)));
    ReadOptions options = options(settings);
    type.check(options);
    if (!options.mistakes().isEmpty()) {
      throw new WaybillException(ErrorCode.CONFIGURATION, options.mistakes());
    }
    return new RunPass(waybill, settings, unknown, listener, clock)
        .run(loader -> type.open(options, context(loader)), how);
  }

  private SourceContext context(Loader loader) {
    return new SourceContext(
        settings.name(),
        loader::table,
        place.zone(),
        clock,
        place.folder(),
        listener,
        waybill::connect);
  }

  @Override
  public void close() {}
}

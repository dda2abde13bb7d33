package dev.waybill.contract.sync;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.Session;
import dev.waybill.load.Loaded;
import dev.waybill.load.Loader;
import dev.waybill.load.Watermark;
import dev.waybill.sync.SourceSettings;
import dev.waybill.sync.Sync;
import dev.waybill.sync.SyncListener;
import dev.waybill.sync.SyncOptions;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A database of other software, and the one that is loaded from it. Not thread-safe. */
final class Legacy implements AutoCloseable {
  static final ZoneId ZONE = ZoneId.of("America/Chicago");
  static final String NAME = "legacy";

  private final Waybill waybill;
  private final Session source;
  private final Session target;
  private final Map<String, Object> options = new LinkedHashMap<>();
  private final List<String> notices = new ArrayList<>();

  private Legacy(DatabaseSettings from, DatabaseSettings to, TableSettings... tables)
      throws SQLException {
    Config config = Config.builtIn(to).withTimezone(ZONE);
    waybill = Waybill.open(tables.length == 0 ? config : config.withTables(tables));
    target = new Session(waybill.connect());
    source =
        new Session(
            DriverManager.getConnection(from.url(), from.user() == null ? "" : from.user(), ""));
    options.put("url", from.url());
    if (from.user() != null) {
      options.put("user", from.user());
    }
  }

  /** Loads the built-in model, which is installed. */
  static Legacy builtIn(DatabaseSettings from, DatabaseSettings to) throws SQLException {
    Legacy legacy = new Legacy(from, to);
    legacy.waybill.install();
    return legacy;
  }

  /** Loads one table of its own, which the statements create. */
  static Legacy table(
      DatabaseSettings from, DatabaseSettings to, TableSettings table, String... statements)
      throws SQLException {
    Legacy legacy = new Legacy(from, to, table);
    for (String statement : statements) {
      legacy.target.run(statement);
    }
    legacy.waybill.install();
    return legacy;
  }

  Session source() {
    return source;
  }

  Session target() {
    return target;
  }

  Waybill waybill() {
    return waybill;
  }

  /** What the source said since this was asked last. */
  List<String> notices() {
    List<String> said = List.copyOf(notices);
    notices.clear();
    return said;
  }

  Legacy with(String key, Object value) {
    options.put(key, value);
    return this;
  }

  Legacy tables(Map<String, Object> first, Object... more) {
    List<Object> tables = new ArrayList<>();
    tables.add(first);
    tables.addAll(List.of(more));
    return with("tables", tables);
  }

  SourceSettings settings() {
    return new SourceSettings(NAME, "jdbc", Duration.ofMinutes(5), options);
  }

  Loaded pass() throws InterruptedException {
    return pass(SyncOptions.USUAL, SyncListener.NONE);
  }

  Loaded pass(SyncOptions how, SyncListener more) throws InterruptedException {
    SyncListener listener =
        new SyncListener() {
          @Override
          public void notice(String source, String line) {
            notices.add(line);
          }

          @Override
          public void loaded(String source, Loaded page) {
            more.loaded(source, page);
          }
        };
    try (Sync sync = new Sync(waybill, settings(), new Sync.Place(ZONE, Path.of("")), listener)) {
      return sync.pass(how);
    }
  }

  /** Passes until one has compared everything anew. */
  Loaded compare() throws InterruptedException {
    Object before = options.put("compare", "1s");
    String last = compared();
    Loaded sum = Loaded.nothing();
    while (last.equals(compared())) {
      sum = sum.plus(pass());
    }
    if (before == null) {
      options.remove("compare");
    } else {
      options.put("compare", before);
    }
    return sum;
  }

  /** When the last comparisons began. */
  private String compared() {
    try (Loader loader = waybill.loader()) {
      String watermark = loader.watermark(NAME).map(Watermark::text).orElse("");
      return Pattern.compile("\"compared\":\"[^\"]*\"")
          .matcher(watermark)
          .results()
          .map(MatchResult::group)
          .collect(Collectors.joining());
    }
  }

  @Override
  public void close() throws SQLException {
    source.close();
    target.close();
    waybill.close();
  }
}

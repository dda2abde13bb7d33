package dev.waybill.sync.internal.exigo;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Loaded;
import dev.waybill.load.NewColumn;
import dev.waybill.load.Page;
import dev.waybill.load.Reject;
import dev.waybill.load.TableRows;
import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import dev.waybill.load.Watermark;
import dev.waybill.spi.BuiltInModel;
import dev.waybill.sync.SyncListener;
import dev.waybill.sync.spi.Pass;
import dev.waybill.sync.spi.ReadOptions;
import dev.waybill.sync.spi.Source;
import dev.waybill.sync.spi.SourceContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Runs a pass of the source and keeps what it gave; a loader's place is taken by a list. */
final class Walked {
  static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
  static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  /** What a pass gave. */
  record Outcome(List<Page> pages, Map<String, List<NewColumn>> unknown) {
    /** Rows of a table, each by column. */
    List<Map<String, @Nullable Object>> rows(String table) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      for (TableRows part : tables(table)) {
        for (Object[] values : part.rows()) {
          Map<String, @Nullable Object> row = new LinkedHashMap<>();
          for (int i = 0; i < values.length; i++) {
            row.put(part.columns().get(i), values[i]);
          }
          rows.add(row);
        }
      }
      return rows;
    }

    List<TableRows> tables(String table) {
      return pages.stream()
          .flatMap(page -> page.tables().stream())
          .filter(rows -> rows.table().equals(table))
          .toList();
    }

    List<@Nullable Object> ids(String table, String key) {
      List<@Nullable Object> ids = new ArrayList<>();
      rows(table).forEach(row -> ids.add(row.get(key)));
      return ids;
    }

    List<Reject> rejects() {
      return pages.stream().flatMap(page -> page.rejects().stream()).toList();
    }

    List<Watermark> watermarks() {
      List<Watermark> marks = new ArrayList<>();
      pages.forEach(page -> Optional.ofNullable(page.watermark()).ifPresent(marks::add));
      return marks;
    }

    Watermark last() {
      return watermarks().get(watermarks().size() - 1);
    }
  }

  /** What the listener heard. */
  static final class Heard implements SyncListener {
    final List<Duration> answered = new CopyOnWriteArrayList<>();
    final List<Long> expected = new CopyOnWriteArrayList<>();
    final List<String> notices = new CopyOnWriteArrayList<>();
    final Set<Thread> threads = new HashSet<>();

    @Override
    public void answered(String source, Duration took) {
      threads.add(Thread.currentThread());
      answered.add(took);
    }

    @Override
    public void expected(String source, long records) {
      expected.add(records);
    }

    @Override
    public void notice(String source, String line) {
      notices.add(line);
    }
  }

  final Heard heard = new Heard();
  final List<Duration> waits = new CopyOnWriteArrayList<>();
  final Map<String, Object> options = new LinkedHashMap<>();
  Clock clock = Clock.fixed(NOW, ZoneId.of("UTC"));
  ZoneId zone = CHICAGO;
  Duration open = Duration.ofMinutes(1);
  Optional<SSLContext> tls = Optional.empty();
  UnaryOperator<Duration> wait = wait -> Duration.ZERO;
  Consumer<Page> loader = page -> {};
  private final Map<String, TargetTable> tables = new HashMap<>();

  Walked(FakeExigo api) {
    options.put("company", api.company);
    options.put("login", "api");
    options.put("password", "secret");
    options.put("url", api.url());
    options.put("requests_per_second", "1000");
    for (BuiltInModel.Table table : BuiltInModel.load().tables()) {
      if (table.tracked()) {
        tables.put("dbo." + table.name(), target(table));
      }
    }
  }

  Walked with(String key, Object value) {
    options.put(key, value);
    return this;
  }

  /** Without a table's columns, or without the table where none is named. */
  Walked without(String table, String... columns) {
    TargetTable whole = tables.get(table);
    if (columns.length == 0 || whole == null) {
      tables.remove(table);
      return this;
    }
    List<Column> rest =
        whole.columns().stream().filter(one -> !List.of(columns).contains(one.name())).toList();
    tables.put(table, new TargetTable(table, rest, whole.key(), whole.modified(), whole.parent()));
    return this;
  }

  /** With all columns in small letters, as PostgreSQL spells what was typed without quotes. */
  Walked inSmallLetters() {
    tables.replaceAll(
        (name, table) ->
            new TargetTable(
                name,
                table.columns().stream().map(Walked::small).toList(),
                table.key().stream().map(key -> key.toLowerCase(Locale.ROOT)).toList(),
                null,
                null));
    return this;
  }

  private static Column small(Column column) {
    return new Column(
        column.name().toLowerCase(Locale.ROOT), column.kind(), column.type(), 0, 0, true);
  }

  /** With another column. */
  Walked with(String table, Column column) {
    TargetTable whole = target(table);
    List<Column> more = new ArrayList<>(whole.columns());
    more.add(column);
    tables.put(table, new TargetTable(table, more, whole.key(), whole.modified(), whole.parent()));
    return this;
  }

  Outcome first() throws InterruptedException {
    return run(Optional.empty(), Optional.empty());
  }

  Outcome after(Watermark mark) throws InterruptedException {
    return run(Optional.of(mark), Optional.empty());
  }

  Outcome run(Optional<Watermark> after, Optional<Instant> from) throws InterruptedException {
    List<Page> pages = new ArrayList<>();
    try (Source source = open();
        Pass pass = source.begin(after, from)) {
      for (Page page = pass.next(); page != null; page = pass.next()) {
        loader.accept(page);
        pages.add(page);
        pass.committed(Loaded.nothing());
      }
      return new Outcome(pages, pass.unknown());
    }
  }

  Source open() {
    Surroundings surroundings =
        new Surroundings(
            asked -> {
              waits.add(asked);
              return wait.apply(asked);
            },
            open,
            () -> 1.0,
            tls);
    ReadOptions read = ReadOptions.at(List.of("sources", "exigo"), options);
    Source source =
        new ExigoType(surroundings)
            .open(read, new SourceContext("exigo", this::target, zone, clock, Path.of("."), heard));
    if (!read.mistakes().isEmpty()) {
      throw new AssertionError(read.mistakes().toString());
    }
    return source;
  }

  private TargetTable target(String name) {
    TargetTable table = tables.get(name);
    if (table == null) {
      throw new WaybillException(ErrorCode.UNKNOWN_TABLE, "there is no table " + name);
    }
    return table;
  }

  private static TargetTable target(BuiltInModel.Table table) {
    List<Column> columns = new ArrayList<>();
    for (BuiltInModel.Column column : table.columns()) {
      columns.add(new Column(column.name(), kind(column), column.type(), 0, 0, true));
    }
    return new TargetTable("dbo." + table.name(), columns, table.key(), null, null);
  }

  private static Kind kind(BuiltInModel.Column column) {
    return switch (column.baseType()) {
      case "int" -> Kind.WHOLE_NUMBER;
      case "bit" -> Kind.TRUTH;
      case "money" -> Kind.DECIMAL;
      case "datetime" -> Kind.DATE_TIME;
      case "nvarchar" -> Kind.TEXT;
      case "varbinary" -> Kind.BYTES;
      default -> throw new IllegalArgumentException(column.type());
    };
  }
}

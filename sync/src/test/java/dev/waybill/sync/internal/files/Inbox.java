package dev.waybill.sync.internal.files;

import dev.waybill.load.Loaded;
import dev.waybill.load.Page;
import dev.waybill.load.Reject;
import dev.waybill.load.TableRows;
import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import dev.waybill.load.Watermark;
import dev.waybill.sync.SyncListener;
import dev.waybill.sync.spi.Pass;
import dev.waybill.sync.spi.ReadOptions;
import dev.waybill.sync.spi.Source;
import dev.waybill.sync.spi.SourceContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that files are dropped into, and a table that takes what comes of them: rows by key, so
 * that what is loaded twice shows in {@link #loads} alone.
 */
final class Inbox {
  static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  static final TargetTable ORDERS =
      new TargetTable(
          "dbo.Orders",
          List.of(
              new Column("OrderID", Kind.WHOLE_NUMBER, "integer", 0, 0, false),
              new Column("Total", Kind.DECIMAL, "numeric(10,2)", 10, 2, true),
              new Column("Note", Kind.TEXT, "character varying(20)", 20, 0, true),
              new Column("OrderDate", Kind.DATE_TIME, "timestamp", 0, 3, true)),
          List.of("OrderID"),
          null,
          null);

  final Path path;
  final List<String> notices = new ArrayList<>();
  final List<Long> expected = new ArrayList<>();
  final List<Reject> rejects = new ArrayList<>();

  /** Names of the columns and values of each row, in the order in which they were loaded. */
  final List<Map<String, @Nullable Object>> loads = new ArrayList<>();

  /** How many records of each page the database finds fault with. */
  long rejectedByDatabase;

  private final Path folder;
  private final Map<String, Object> options = new LinkedHashMap<>();
  private Instant now = NOON;
  private @Nullable Watermark watermark;

  Inbox(Path folder) {
    this.folder = folder;
    this.path = folder.resolve("inbox");
    options.put("path", "inbox");
    options.put("to", "dbo.Orders");
  }

  Inbox with(String key, Object value) {
    options.put(key, value);
    return this;
  }

  /** Makes time pass. */
  void later(Duration span) {
    now = now.plus(span);
  }

  /** A file that was written a minute ago. */
  Path drop(String name, String text) {
    return drop(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path drop(String name, byte[] bytes) {
    return drop(name, bytes, now.minusSeconds(60));
  }

  Path drop(String name, byte[] bytes, Instant written) {
    try {
      Files.createDirectories(path);
      Path file = Files.write(path.resolve(name), bytes);
      Files.setLastModifiedTime(file, FileTime.from(written));
      return file;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Source open() {
    ReadOptions read = ReadOptions.at(List.of("sources", "dropbox"), options);
    return new FilesType().open(read, context());
  }

  private SourceContext context() {
    return new SourceContext(
        "dropbox", name -> ORDERS, ZoneId.of("America/Chicago"), clock(), folder, listener());
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  private SyncListener listener() {
    return new SyncListener() {
      @Override
      public void notice(String source, String line) {
        notices.add(line);
      }

      @Override
      public void expected(String source, long records) {
        expected.add(records);
      }
    };
  }

  /** A whole pass. */
  Inbox pass() {
    pages(Integer.MAX_VALUE);
    return this;
  }

  /**
   * A pass that ends after so many pages, as if the process were killed.
   *
   * @return how many there were
   */
  int pages(int most) {
    return pages(most, Optional.empty());
  }

  int pages(int most, Optional<Instant> from) {
    int pages = 0;
    try (Source source = open();
        Pass pass = source.begin(Optional.ofNullable(watermark), from)) {
      while (pages < most) {
        Page page = pass.next();
        if (page == null) {
          break;
        }
        pass.committed(load(page));
        pages++;
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return pages;
  }

  /** Loads a page whose process is killed before the source hears of it. */
  void killedAfterCommit() {
    try (Source source = open();
        Pass pass = source.begin(Optional.ofNullable(watermark), Optional.empty())) {
      Page page = pass.next();
      if (page != null) {
        load(page);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Loaded load(Page page) {
    long rows = 0;
    for (TableRows table : page.tables()) {
      rows += table.rows().size();
      table.rows().forEach(row -> loads.add(named(table.columns(), row)));
    }
    rejects.addAll(page.rejects());
    watermark = page.watermark();
    long rejected = page.rejects().size() + (rows > 0 ? rejectedByDatabase : 0);
    return new Loaded(List.of(new Loaded.Table("dbo.Orders", rows, 0, 0, 0, 0, rejected)));
  }

  private static Map<String, @Nullable Object> named(List<String> columns, Object[] row) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (int i = 0; i < row.length; i++) {
      named.put(columns.get(i), row[i]);
    }
    return named;
  }

  /** Values of one column, in the order in which they were loaded. */
  List<@Nullable Object> loaded(String column) {
    List<@Nullable Object> values = new ArrayList<>();
    loads.forEach(row -> values.add(row.get(column)));
    return values;
  }

  String watermark() {
    return watermark == null ? "" : watermark.text();
  }

  void watermark(String text) {
    watermark = new Watermark(text, null);
  }

  /** Names of the files that lie in the inbox, or in one of its folders. */
  List<String> files(String in) {
    try (Stream<Path> files = Files.list(path.resolve(in))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String report(String file) {
    return text(file + ".report.txt");
  }

  String text(String file) {
    try {
      return Files.readString(path.resolve(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.waybill.app.demo;

import dev.waybill.Batch;
import dev.waybill.Rows;
import dev.waybill.SqlSession;
import dev.waybill.Waybill;
import dev.waybill.app.print.Format;
import dev.waybill.app.print.ListRows;
import dev.waybill.app.print.PrintRows;
import dev.waybill.app.print.Screen;
import dev.waybill.load.Loaded;
import dev.waybill.spi.BuiltInModel;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells what happens, and shows each statement before what it finds. Not thread-safe. */
final class Narrator implements AutoCloseable {
  private static final int WIDTH = 78;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss zzz", Locale.ENGLISH);

  private final Screen screen;
  private final Waybill waybill;
  private final SqlSession session;
  private int chapter;

  Narrator(Screen screen, Waybill waybill) {
    this.screen = screen;
    this.waybill = waybill;
    this.session = waybill.session();
  }

  void title(String text) {
    screen.out().println();
    screen.out().println(screen.style().bold(text));
  }

  void chapter(String title, String... story) {
    chapter++;
    String head = "── " + chapter + " · " + title + " ";
    screen.out().println();
    screen
        .out()
        .println(screen.style().cyan(head + "─".repeat(Math.max(3, WIDTH - head.length()))));
    say(story);
  }

  void say(String... story) {
    for (String line : story) {
      screen.out().println(line);
    }
    screen.out().flush();
  }

  /** Runs a statement and prints what it finds. */
  void sql(String sql) {
    show(sql);
    if (session.run(sql) instanceof SqlSession.Found found) {
      try (Rows rows = found.rows()) {
        new PrintRows(screen, Format.TABLE).in(ZoneId.of(BuiltInModel.ZONE)).print(rows);
      }
    }
  }

  /** Prints what a pass of the sync has brought in, below the command that makes one. */
  void pulled(Loaded loaded) {
    show("waybill sync exigo --once");
    ListRows rows = new ListRows("table", "inserted", "updated", "unchanged", "deleted");
    for (Loaded.Table table : loaded.tables()) {
      rows.add(
          table.table(), table.inserted(), table.updated(), table.unchanged(), table.deleted());
    }
    new PrintRows(screen, Format.TABLE).print(rows);
  }

  private void show(String sql) {
    screen.out().println();
    sql.lines().forEach(line -> screen.out().println("  " + screen.style().green(line)));
    screen.out().println();
  }

  /**
   * Runs a call of a queue and prints the batch that is on view then, with the rows of each table.
   */
  void call(String sql, String queue) {
    show(sql);
    if (session.run(sql) instanceof SqlSession.Found found) {
      found.rows().close();
    }
    Batch batch = waybill.queue(queue).current();
    List<String> counts =
        batch.counts().entrySet().stream()
            .map(entry -> count(queue, entry.getKey(), entry.getValue()))
            .toList();
    screen
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "Batch %d of %s (%s): %,d rows, from %s until %s",
                batch.id(),
                queue,
                batch.kind().name().toLowerCase(Locale.ROOT),
                batch.rows(),
                time(batch.from()),
                time(batch.until())));
    for (int from = 0; from < counts.size(); from += 3) {
      screen
          .out()
          .println(
              counts.subList(from, Math.min(from + 3, counts.size())).stream()
                  .collect(Collectors.joining("   "))
                  .stripTrailing());
    }
    screen.out().flush();
  }

  private static String time(Instant instant) {
    return TIME.format(instant.atZone(ZoneId.of(BuiltInModel.ZONE)));
  }

  private String count(String queue, String table, long rows) {
    String name = String.format(Locale.ROOT, "%-25s", queue + "." + table);
    String number = String.format(Locale.ROOT, "%,7d", rows);
    return rows == 0 ? screen.style().dim(name + number) : name + screen.style().bold(number);
  }

  @Override
  public void close() {
    session.close();
  }
}

package dev.waybill.app.print;

import dev.waybill.Rows;
import java.time.ZoneId;
import java.util.function.LongConsumer;

/** Prints rows as they come, never many at a time in memory. */
public final class PrintRows {
  private static final int LOOK_EVERY = 1000;

  private final Screen screen;
  private final Format format;
  private long limit = Long.MAX_VALUE;
  private ZoneId zone = ZoneId.of("UTC");
  private LongConsumer progress = count -> {};

  public PrintRows(Screen screen, Format format) {
    this.screen = screen;
    this.format = format;
  }

  /** The zone in which tables show instants. */
  public PrintRows in(ZoneId shown) {
    zone = shown;
    return this;
  }

  /** Stops after so many rows. */
  public PrintRows limit(long rows) {
    limit = rows;
    return this;
  }

  /** Tells how many rows are printed, now and then. */
  public PrintRows progress(LongConsumer told) {
    progress = told;
    return this;
  }

  /** Prints the rows, which the caller closes, and returns how many they were. */
  public long print(Rows rows) {
    RowSink sink =
        switch (format) {
          case TABLE -> new TableSink(screen, zone);
          case JSON -> new JsonSink(screen.out());
          case CSV -> new CsvSink(screen.out());
        };
    sink.begin(rows);
    long count = 0;
    while (count < limit && rows.next()) {
      sink.row(rows);
      count++;
      if (count % LOOK_EVERY == 0) {
        progress.accept(count);
        if (screen.abandoned()) {
          return count;
        }
      }
    }
    sink.end();
    screen.abandoned();
    return count;
  }
}

package dev.waybill.sync.internal.jdbc;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Page;
import dev.waybill.load.TableRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads all tables once by the date of their changes, up to a bound that is the same for all. Not
 * thread-safe.
 */
final class ReadChanges {
  private final List<ReadSource> sources;
  private final Progress progress;
  private final Instant bound;
  private final int pageSize;
  private int at;

  ReadChanges(List<ReadSource> sources, Progress progress, Instant bound, int pageSize) {
    this.sources = sources;
    this.progress = progress;
    this.bound = bound;
    this.pageSize = pageSize;
  }

  /** The next page; null when all tables are read. */
  @Nullable Page next() throws InterruptedException {
    while (at < sources.size()) {
      ReadSource source = sources.get(at);
      Optional<Place> place = progress.place(source.mapping());
      if (place.isEmpty()) {
        at++;
        continue;
      }
      List<@Nullable Object[]> rows = source.changes(place.get(), bound);
      if (rows.size() < pageSize) {
        at++;
      }
      if (!rows.isEmpty()) {
        move(source, place.get(), rows);
        return page(source, rows, progress);
      }
    }
    progress.upTo(bound);
    return null;
  }

  private void move(ReadSource source, Place place, List<@Nullable Object[]> rows) {
    Place next = source.place(rows.get(rows.size() - 1));
    if (next.equals(place)) {
      throw new WaybillException(
          ErrorCode.REFUSED,
          source.mapping().source().name()
              + ": a date of "
              + source.mapping().modifiedColumn().name()
              + " does not equal itself when the database gets it back, so that reading would not"
              + " come to an end. Use a column of another type, or set the driver to send dates as"
              + " the column has them.");
    }
    progress.move(source.mapping(), next);
  }

  static Page page(ReadSource source, List<@Nullable Object[]> rows, Progress progress) {
    List<Object[]> values = new ArrayList<>(rows.size());
    for (@Nullable Object[] row : rows) {
      values.add(source.toTarget(row));
    }
    return page(source.mapping(), values, List.of(), progress);
  }

  static Page page(
      TableMapping mapping, List<Object[]> rows, List<Object[]> deletes, Progress progress) {
    TableRows table =
        new TableRows(
            mapping.setting().to(),
            deletes.isEmpty() ? mapping.columnNames() : mapping.target().key(),
            rows,
            TableRows.Whole.NONE,
            deletes);
    return new Page(List.of(table), List.of(), progress.watermark());
  }
}

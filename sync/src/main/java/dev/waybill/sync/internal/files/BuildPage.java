package dev.waybill.sync.internal.files;

import dev.waybill.load.Page;
import dev.waybill.load.Reject;
import dev.waybill.load.RejectLimit;
import dev.waybill.load.TableRows;
import dev.waybill.load.Watermark;
import dev.waybill.sync.internal.files.FitRecord.Fitted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects records until a page is full.
 *
 * <p>Records of JSON may have different fields; those with the same are rows of one part of the
 * page. A key that comes again with other fields begins the next page, so that what the file says
 * later is loaded later.
 */
final class BuildPage {
  static final int MOST_RECORDS = 2000;
  private static final int MOST_PARTS = 16;

  /** Of characters and other values; keeps pages of wide rows small. */
  private static final long MOST_SIZE = 4_000_000;

  private final String table;
  private final Map<List<String>, List<Object[]>> rows = new LinkedHashMap<>();
  private final Map<List<Object>, List<String>> keys = new HashMap<>();
  private final List<Reject> rejects = new ArrayList<>();
  private int records;
  private long size;
  private long firstLine;
  private long lastLine;

  BuildPage(String table) {
    this.table = table;
  }

  /** Whether a record belongs in a later page. */
  boolean refuses(Fitted fitted) {
    if (fitted instanceof Fitted.Row row) {
      @Nullable List<String> columns = keys.get(row.key());
      return (columns != null && !columns.equals(row.columns()))
          || (rows.size() >= MOST_PARTS && !rows.containsKey(row.columns()));
    }
    return false;
  }

  void add(Fitted fitted) {
    if (records++ == 0) {
      firstLine = fitted.line();
    }
    lastLine = fitted.line();
    if (fitted instanceof Fitted.Bad bad) {
      rejects.add(bad.reject());
      size += bad.reject().record().length();
      return;
    }
    Fitted.Row row = (Fitted.Row) fitted;
    rows.computeIfAbsent(row.columns(), columns -> new ArrayList<>()).add(row.values().toArray());
    keys.put(row.key(), row.columns());
    for (@Nullable Object value : row.values()) {
      size += value instanceof String text ? text.length() : 8;
    }
  }

  /**
   * Whether it is to be loaded before the next record. Few bad records go into one page, since the
   * share of a whole file was checked before and the loader asks for that of a page, to which it
   * adds what it refuses itself.
   */
  boolean isFull() {
    return records >= MOST_RECORDS
        || size >= MOST_SIZE
        || rejects.size() >= RejectLimit.DEFAULT.atLeast() / 2;
  }

  int records() {
    return records;
  }

  /** How many records do not fit. */
  int rejected() {
    return rejects.size();
  }

  Progress.Aside lines(long records) {
    return new Progress.Aside(firstLine, lastLine, records);
  }

  Page page(Watermark watermark) {
    List<TableRows> tables = new ArrayList<>();
    rows.forEach((columns, values) -> tables.add(TableRows.of(table, columns, values)));
    return new Page(tables, rejects, watermark);
  }
}

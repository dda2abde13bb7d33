package dev.waybill.app.cli;

import dev.waybill.app.print.ListRows;
import dev.waybill.load.Loaded;

/** Counts of what was loaded, a row for each source and table. */
final class LoadedRows {
  private LoadedRows() {}

  static ListRows none() {
    return new ListRows(
        "source",
        "table",
        "read",
        "inserted",
        "updated",
        "unchanged",
        "older",
        "deleted",
        "rejected");
  }

  static void add(ListRows rows, String source, Loaded loaded) {
    for (Loaded.Table table : loaded.tables()) {
      rows.add(
          source,
          table.table(),
          table.read(),
          table.inserted(),
          table.updated(),
          table.unchanged(),
          table.older(),
          table.deleted(),
          table.rejected());
    }
  }
}

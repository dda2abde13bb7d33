package dev.waybill.app.cli;

import dev.waybill.Status;
import dev.waybill.app.print.Format;
import dev.waybill.app.print.ListRows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The state of tables and queues as rows: readable in a table, plain values in JSON and CSV.
 *
 * @param zone of readable times
 * @param format what the rows are printed as
 */
record StatusTables(ZoneId zone, Format format) {
  ListRows queues(Status status) {
    ListRows rows =
        new ListRows(
            "queue",
            "phase",
            "on_view",
            "last",
            "position",
            "pending",
            "lag",
            "documents",
            "keep",
            "tables");
    for (Status.QueueState queue : status.queues()) {
      rows.add(
          queue.name(),
          queue.phase().name().toLowerCase(Locale.ROOT),
          queue.onView(),
          queue.last(),
          time(queue.position()),
          queue.pending(),
          span(queue.lag()),
          flag(queue.documents()),
          queue.keep(),
          list(queue.tables()));
    }
    return rows;
  }

  ListRows tables(Status status) {
    ListRows rows =
        new ListRows("table", "frozen_as", "capturing", "since", "log_rows", "log_bytes", "drift");
    for (Status.Table table : status.tables()) {
      rows.add(
          table.name(),
          table.frozenAs(),
          flag(table.capturing()),
          time(table.capturingSince()),
          table.logRows(),
          table.logBytes(),
          list(table.drift()));
    }
    return rows;
  }

  private Object flag(boolean value) {
    if (format != Format.TABLE) {
      return value;
    }
    return value ? "yes" : "no";
  }

  private @Nullable Object time(@Nullable Instant instant) {
    return format == Format.TABLE ? dashed(Times.readableOrNull(instant, zone)) : instant;
  }

  private static String dashed(@Nullable String text) {
    return text == null ? "-" : text;
  }

  private Object span(Duration span) {
    return format == Format.TABLE ? Times.readable(span) : span;
  }

  private Object list(List<String> items) {
    return format == Format.JSON ? items : String.join(", ", items);
  }
}

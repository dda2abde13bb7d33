package dev.waybill.app.cli;

import dev.waybill.Status;
import dev.waybill.app.print.Format;
import dev.waybill.app.print.ListRows;
import dev.waybill.app.run.ScheduledRun;
import dev.waybill.load.PassEnd;
import dev.waybill.load.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The state of tables, queues, sources and jobs as rows: readable in a table, plain values in JSON
 * and CSV.
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

  /**
   * Sources as rows.
   *
   * @param states of those that have run
   * @param configured names in the file's order
   * @param now what lag is counted to
   */
  record Sources(List<SourceState> states, List<String> configured, Instant now) {
    boolean isEmpty() {
      return states.isEmpty() && configured.isEmpty();
    }

    /** Nothing where the source's clock is ahead of ours. */
    private Duration lag(Instant upTo) {
      return upTo.isAfter(now) ? Duration.ZERO : Duration.between(upTo, now);
    }

    /** Those that are configured and have not run. */
    private List<String> idle() {
      return configured.stream()
          .filter(name -> states.stream().noneMatch(state -> state.name().equals(name)))
          .toList();
    }
  }

  ListRows sources(Sources sources) {
    ListRows rows =
        new ListRows(
            "source", "up_to", "lag", "last_pass", "rows_per_second", "set_aside", "last_error");
    for (SourceState source : sources.states()) {
      PassEnd end = source.lastEnd();
      Instant upTo = source.upTo();
      rows.add(
          source.name(),
          time(upTo),
          upTo == null ? none() : span(sources.lag(upTo)),
          time(end == null ? null : end.ended()),
          end == null ? none() : rate(end),
          source.setAside(),
          end == null || end.error() == null ? none() : end.error());
    }
    sources.idle().forEach(name -> rows.add(name, none(), none(), none(), none(), 0L, none()));
    return rows;
  }

  ListRows jobs(List<ScheduledRun> jobs) {
    ListRows rows = new ListRows("job", "next_run", "last_success", "failures", "runs_on");
    for (ScheduledRun job : jobs) {
      rows.add(
          job.job(),
          time(job.next()),
          time(job.lastSuccess()),
          (long) job.failures(),
          job.node() == null ? none() : job.node());
    }
    return rows;
  }

  private static long rate(PassEnd end) {
    long millis = Math.max(1, Duration.between(end.started(), end.ended()).toMillis());
    return end.loaded().total().read() * 1000 / millis;
  }

  private @Nullable Object none() {
    return format == Format.TABLE ? "-" : null;
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

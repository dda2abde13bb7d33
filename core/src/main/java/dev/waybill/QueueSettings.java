package dev.waybill;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One queue, as the user writes it.
 *
 * @param name the schema that holds the queue's procedures and views
 * @param documents whether batches hold whole documents
 * @param keep how many batches stay for recall, the one on view among them
 * @param first how far back the first refresh reaches
 * @param staleAfter how long the queue may go unused before captured changes stop waiting for it
 * @param tables the tracked tables it takes, by their names in {@code tables:}; empty for all
 * @param readers database users or roles that may refresh and read this queue
 */
public record QueueSettings(
    String name,
    boolean documents,
    int keep,
    Duration first,
    Duration staleAfter,
    List<String> tables,
    List<String> readers) {
  public static final String DEFAULT_NAME = "queue";
  public static final int DEFAULT_KEEP = 10;
  public static final Duration DEFAULT_FIRST = Duration.ofHours(24);
  public static final Duration DEFAULT_STALE_AFTER = Duration.ofDays(7);

  public QueueSettings {
    Objects.requireNonNull(name);
    Objects.requireNonNull(first);
    Objects.requireNonNull(staleAfter);
    tables = List.copyOf(tables);
    readers = List.copyOf(readers);
    if (keep < 1) {
      throw new WaybillException(
          ErrorCode.CONFIGURATION, "queue " + name + ": keep must be 1 or more, not " + keep + ".");
    }
    if (first.isNegative() || staleAfter.isNegative() || staleAfter.isZero()) {
      throw new WaybillException(
          ErrorCode.CONFIGURATION,
          "queue " + name + ": first and stale_after must be positive, such as 7d.");
    }
  }

  /** A queue with every default. */
  public static QueueSettings named(String name) {
    return new QueueSettings(
        name, false, DEFAULT_KEEP, DEFAULT_FIRST, DEFAULT_STALE_AFTER, List.of(), List.of());
  }

  public QueueSettings withDocuments() {
    return new QueueSettings(name, true, keep, first, staleAfter, tables, readers);
  }

  public QueueSettings withKeep(int batches) {
    return new QueueSettings(name, documents, batches, first, staleAfter, tables, readers);
  }

  public QueueSettings withFirst(Duration span) {
    return new QueueSettings(name, documents, keep, span, staleAfter, tables, readers);
  }

  public QueueSettings withStaleAfter(Duration span) {
    return new QueueSettings(name, documents, keep, first, span, tables, readers);
  }

  public QueueSettings withTables(String... names) {
    return new QueueSettings(name, documents, keep, first, staleAfter, List.of(names), readers);
  }

  public QueueSettings withReaders(String... roles) {
    return new QueueSettings(name, documents, keep, first, staleAfter, tables, List.of(roles));
  }
}

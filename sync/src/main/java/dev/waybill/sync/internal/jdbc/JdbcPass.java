package dev.waybill.sync.internal.jdbc;

import dev.waybill.load.NewColumn;
import dev.waybill.load.Page;
import dev.waybill.sync.spi.Pass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass: what changed by its date, then, where it is due, the comparison, in which changes go on
 * being read now and then. Not thread-safe.
 */
final class JdbcPass implements Pass {
  /** How long a comparison goes on before changes are read again. */
  private static final Duration CHANGES_EVERY = Duration.ofSeconds(30);

  private final SourceParts parts;
  private final Progress progress;
  private @Nullable ReadChanges changes;
  private @Nullable CompareTables comparing;
  private Instant changesRead = Instant.MIN;
  private boolean first = true;
  private boolean compared;
  private boolean ended;

  JdbcPass(SourceParts parts, Progress progress) {
    this.parts = parts;
    this.progress = progress;
  }

  @Override
  public @Nullable Page next() throws InterruptedException {
    while (!ended) {
      if (changes == null && changesAreDue()) {
        changes = readChanges();
      }
      if (changes != null) {
        Page page = changes.next();
        if (page != null) {
          return page;
        }
        changes = null;
        changesRead = parts.context().clock().instant();
      }
      if (comparing == null && !comparisonIsDue()) {
        ended = true;
        return new Page(List.of(), List.of(), progress.watermark());
      }
      if (comparing == null) {
        comparing = compare();
      }
      Page page = comparing.next();
      if (page != null) {
        return page;
      }
      comparing = null;
      compared = true;
      expectChanges();
    }
    return null;
  }

  private boolean changesAreDue() {
    Instant due = changesRead.plus(CHANGES_EVERY);
    return first || (!isFirstLoad() && parts.context().clock().instant().isAfter(due));
  }

  /** Parts must not come before their parents do, which a first load brings in their order. */
  private boolean isFirstLoad() {
    return parts.sources().stream()
        .anyMatch(source -> !progress.wasCompared(source.mapping().id()));
  }

  /** After a comparison, what came meanwhile. */
  private void expectChanges() {
    first = true;
  }

  private ReadChanges readChanges() throws InterruptedException {
    first = false;
    Instant bound = parts.clock().now().minus(parts.settings().margin());
    List<ReadSource> sources = isFirstLoad() ? List.of() : parts.sources();
    return new ReadChanges(sources, progress, bound, parts.settings().page());
  }

  /** Once a pass: one that takes longer than its interval must let the pass end. */
  private boolean comparisonIsDue() {
    Instant before = parts.context().clock().instant().minus(parts.settings().compare());
    return progress.comparison() != null || (!compared && !progress.due(before).isEmpty());
  }

  private CompareTables compare() throws InterruptedException {
    Instant now = parts.context().clock().instant();
    if (progress.comparison() == null) {
      List<String> due = progress.due(now.minus(parts.settings().compare()));
      progress.comparison(CompareTables.begin(now, due));
      expect(due);
    }
    return new CompareTables(
        parts.tables(),
        progress,
        new CompareTables.Tools(
            parts.normalise(), parts::notice, parts.context().clock(), parts.settings().page()));
  }

  private void expect(List<String> tables) throws InterruptedException {
    long rows = 0;
    for (ReadSource source : parts.sources()) {
      boolean isNew = !progress.wasCompared(source.mapping().id());
      rows += isNew && tables.contains(source.mapping().id()) ? source.count() : 0;
    }
    if (rows > 0) {
      parts.context().listener().expected(parts.context().name(), rows);
    }
  }

  @Override
  public Map<String, List<NewColumn>> unknown() {
    Map<String, List<NewColumn>> unknown = new LinkedHashMap<>();
    for (ReadSource source : parts.sources()) {
      TableMapping mapping = source.mapping();
      unknown
          .computeIfAbsent(mapping.setting().to(), to -> new ArrayList<>())
          .addAll(mapping.unknown());
    }
    return unknown;
  }

  @Override
  public void close() {}
}

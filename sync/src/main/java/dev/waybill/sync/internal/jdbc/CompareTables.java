package dev.waybill.sync.internal.jdbc;

import dev.waybill.load.Page;
import dev.waybill.sync.internal.jdbc.State.Comparison;
import dev.waybill.sync.internal.jdbc.State.Looking;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares whole tables, a range of keys at a time: first walks the source, parents before their
 * parts, and loads rows that the target lacks or has otherwise; then walks the target, parts before
 * their parents, and deletes rows that the source has no more. Each walk follows the order that its
 * own database gives the keys, and looks the same keys up in the other, so that the two need not
 * agree on an order. Not thread-safe.
 */
final class CompareTables {
  /** How often a walk that finds nothing is written down, so that it goes on from there. */
  private static final Duration CHECKPOINT = Duration.ofSeconds(10);

  private final List<Pair> pairs;
  private final Progress progress;
  private final Normalise normalise;
  private final Consumer<String> notice;
  private final Clock clock;
  private final Map<String, Boolean> emptyTargets = new HashMap<>();
  private final int pageSize;
  private Instant written;

  /** Both sides of a table. */
  record Pair(ReadSource source, ReadTarget target) {}

  /**
   * What a comparison works with.
   *
   * @param normalise by which values are compared
   * @param notice hears what a person may want to know
   * @param clock for checkpoints
   * @param page most rows in a range
   */
  record Tools(Normalise normalise, Consumer<String> notice, Clock clock, int page) {}

  /** Begins or goes on with the comparison that the progress holds. */
  CompareTables(List<Pair> pairs, Progress progress, Tools tools) {
    this.pairs = pairs;
    this.progress = progress;
    this.normalise = tools.normalise();
    this.notice = tools.notice();
    this.clock = tools.clock();
    this.pageSize = tools.page();
    this.written = clock.instant();
  }

  static Comparison begin(Instant started, List<String> tables) {
    return new Comparison(
        started.toString(), tables, Looking.DIFFERENT, 0, null, Map.of(), Map.of());
  }

  /** The next page, which may hold nothing but the watermark; null when all is compared. */
  @Nullable Page next() throws InterruptedException {
    for (Comparison now = progress.comparison(); now != null; now = progress.comparison()) {
      @Nullable Page page = now.looking() == Looking.DIFFERENT ? different(now) : gone(now);
      if (page != null || clock.instant().isAfter(written.plus(CHECKPOINT))) {
        written = clock.instant();
        return page != null ? page : new Page(List.of(), List.of(), progress.watermark());
      }
    }
    return null;
  }

  private Pair pair(Comparison now) {
    String id = now.tables().get(now.at());
    return pairs.stream()
        .filter(pair -> pair.source().mapping().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no table " + id));
  }

  /** Compares a range of the source's keys. */
  private @Nullable Page different(Comparison now) throws InterruptedException {
    if (now.at() == now.tables().size()) {
      progress.comparison(
          new Comparison(
              now.started(),
              now.tables(),
              Looking.GONE,
              now.tables().size() - 1,
              null,
              now.seen(),
              now.kept()));
      return null;
    }
    Pair pair = pair(now);
    ReadSource source = pair.source();
    TableMapping mapping = source.mapping();
    List<Object> after =
        now.after() == null ? null : progress.values(mapping.keyColumns(), now.after());
    List<@Nullable Object[]> rows = source.after(after);
    List<@Nullable Object[]> different = different(pair, rows);
    boolean last = rows.size() < pageSize;
    progress.comparison(
        new Comparison(
            now.started(),
            now.tables(),
            now.looking(),
            last ? now.at() + 1 : now.at(),
            last ? null : Progress.texts(mapping.keyOf(rows.get(rows.size() - 1))),
            plus(now.seen(), mapping.id(), rows.size()),
            now.kept()));
    return different.isEmpty() ? null : ReadChanges.page(source, different, progress);
  }

  private List<@Nullable Object[]> different(Pair pair, List<@Nullable Object[]> rows)
      throws InterruptedException {
    if (rows.isEmpty() || isEmpty(pair)) {
      return rows;
    }
    TableMapping mapping = pair.source().mapping();
    List<@Nullable Object[]> values = new ArrayList<>(rows.size());
    for (@Nullable Object[] row : rows) {
      values.add(pair.source().toTarget(row));
    }
    Map<List<String>, Checksum> held = pair.target().checksums(values);
    List<@Nullable Object[]> different = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> key = normalise.key(mapping.columns(), mapping.targetKey(), values.get(i));
      if (!normalise.row(mapping.columns(), values.get(i)).equals(held.get(key))) {
        different.add(rows.get(i));
      }
    }
    return different;
  }

  /** Whether there is nothing to compare with, as before a first load. */
  private boolean isEmpty(Pair pair) throws InterruptedException {
    String id = pair.source().mapping().id();
    Boolean known = emptyTargets.get(id);
    if (known == null) {
      known = pair.target().isEmpty();
      emptyTargets.put(id, known);
    }
    return known;
  }

  /** Compares a range of the target's keys. */
  private @Nullable Page gone(Comparison now) throws InterruptedException {
    if (now.at() < 0) {
      end(now);
      return null;
    }
    Pair pair = pair(now);
    TableMapping mapping = pair.source().mapping();
    List<Object> after =
        now.after() == null ? null : progress.values(pair.target().key(), now.after());
    List<@Nullable Object[]> keys = pair.target().keysAfter(after, pageSize);
    List<@Nullable Object[]> gone = gone(pair, keys);
    boolean last = keys.size() < pageSize;
    boolean delete = mapping.setting().deletes() && now.seen().getOrDefault(mapping.id(), 0L) > 0;
    progress.comparison(
        new Comparison(
            now.started(),
            now.tables(),
            now.looking(),
            last ? now.at() - 1 : now.at(),
            last ? null : Progress.texts(nonNull(keys.get(keys.size() - 1))),
            now.seen(),
            delete ? now.kept() : plus(now.kept(), mapping.id(), gone.size())));
    return gone.isEmpty() || !delete
        ? null
        : ReadChanges.page(mapping, List.of(), List.copyOf(gone), progress);
  }

  private List<@Nullable Object[]> gone(Pair pair, List<@Nullable Object[]> keys)
      throws InterruptedException {
    TableMapping mapping = pair.source().mapping();
    List<List<Object>> wanted = new ArrayList<>();
    Set<List<String>> unaskable = new HashSet<>();
    for (@Nullable Object[] key : keys) {
      List<Object> values = inSource(pair.source(), key);
      if (values.size() == mapping.key().size()) {
        wanted.add(values);
      } else {
        unaskable.add(normalised(mapping, key));
      }
    }
    Set<List<String>> present = pair.source().present(wanted, normalise);
    return keys.stream()
        .filter(key -> !present.contains(normalised(mapping, key)))
        .filter(key -> !unaskable.contains(normalised(mapping, key)))
        .toList();
  }

  /** A key of the target in the source's order and types. */
  private static List<Object> inSource(ReadSource source, @Nullable Object[] key) {
    TableMapping mapping = source.mapping();
    List<Object> values = new ArrayList<>();
    for (int at : mapping.key()) {
      Object value = key[mapping.targetKey().indexOf(at)];
      Object held = value == null ? null : source.toSource(mapping.read().get(at), value);
      if (held != null) {
        values.add(held);
      }
    }
    return values;
  }

  private List<String> normalised(TableMapping mapping, @Nullable Object[] key) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < key.length; i++) {
      texts.add(
          String.valueOf(
              normalise.text(mapping.columns().get(mapping.targetKey().get(i)), key[i])));
    }
    return texts;
  }

  private void end(Comparison now) {
    for (String id : now.tables()) {
      progress.compared(id, now.started());
      long kept = now.kept().getOrDefault(id, 0L);
      if (kept > 0) {
        TableMapping mapping =
            pairs.stream()
                .map(pair -> pair.source().mapping())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        notice.accept(kept(mapping, kept));
      }
    }
    progress.comparison(null);
  }

  private static String kept(TableMapping mapping, long rows) {
    String from = mapping.source().name();
    String to = mapping.setting().to();
    return mapping.setting().deletes()
        ? from
            + " is empty, which looks like a mistake: what "
            + to
            + " has of it was left ("
            + rows
            + "); delete it by hand where it should go"
        : to + " has rows that " + from + " lacks (" + rows + "); deletes: true deletes such rows";
  }

  private static List<Object> nonNull(@Nullable Object[] values) {
    List<Object> all = new ArrayList<>();
    for (Object value : values) {
      if (value != null) {
        all.add(value);
      }
    }
    return all;
  }

  private static Map<String, Long> plus(Map<String, Long> counts, String table, long rows) {
    Map<String, Long> sum = new HashMap<>(counts);
    sum.merge(table, rows, Long::sum);
    return sum;
  }
}

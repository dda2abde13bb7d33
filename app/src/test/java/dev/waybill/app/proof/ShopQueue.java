package dev.waybill.app.proof;

import dev.waybill.Batch;
import dev.waybill.Queue;
import dev.waybill.Rows;
import dev.waybill.Waybill;
import dev.waybill.contract.history.Cut;
import dev.waybill.contract.history.Effect;
import dev.waybill.contract.history.Feed;
import dev.waybill.contract.history.Key;
import dev.waybill.contract.history.Key.Table;
import dev.waybill.contract.history.Known;
import dev.waybill.contract.history.Rebuild;
import dev.waybill.contract.history.State;
import dev.waybill.contract.history.Violations;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A queue over the six tables, and the tables as its batches tell them. Not thread-safe. */
final class ShopQueue implements Feed {
  private final String name;
  private final ShopTables tables;
  private final Supplier<Waybill> waybill;
  private final Rebuild rebuild;
  private final Violations violations;
  private Map<Key, State> real = Map.of();
  private @Nullable Batch last;
  private long batches;

  /**
   * Nothing is cut yet.
   *
   * @param name {@code docs} for a queue of whole documents
   * @param waybill open, for one cut
   */
  ShopQueue(String name, ShopTables tables, Supplier<Waybill> waybill, Violations violations) {
    this.name = name;
    this.tables = tables;
    this.waybill = waybill;
    this.violations = violations;
    this.rebuild = new Rebuild(this, known(), 0, violations);
  }

  /** Which states there ever were only the killed process knew; what is gone shows at the end. */
  private Known known() {
    return new Known() {
      @Override
      public boolean isCommitted(long stamp) {
        return true;
      }

      @Override
      public boolean isGone(Key key) {
        return !real.containsKey(key);
      }
    };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean documents() {
    return name.equals("docs");
  }

  long batches() {
    return batches;
  }

  long rows() {
    return rebuild.rows();
  }

  @Override
  public List<Cut> first() {
    return List.of(read(waybill.get().queue(name).refresh("1970-01-02"), true));
  }

  @Override
  public List<Cut> next(Random random) {
    Queue queue = waybill.get().queue(name);
    Batch before = Objects.requireNonNull(last, "first() comes first");
    // Whatever was open at the cut before, or came after it, has committed since.
    return random.nextInt(8) == 0
        ? List.of(read(queue.refresh(before.until()), true))
        : List.of(read(queue.refresh(), false));
  }

  /** Cuts the first batch, which brings all that there is. */
  void begin() {
    first().forEach(rebuild::apply);
  }

  /** Cuts a batch, and makes sure that it has all that had committed. */
  void cut(Random random) {
    List<Effect> committed =
        tables.everything(waybill.get()).entrySet().stream()
            .map(row -> new Effect(row.getKey(), row.getValue()))
            .toList();
    List<Cut> cuts = next(random);
    cuts.forEach(rebuild::apply);
    rebuild.mustHave(committed, cuts.get(0).name());
  }

  /** With nobody at work any more: the batches must make the tables. */
  void end(Random random) {
    cut(random);
    cut(random);
    real = tables.everything(waybill.get());
    rebuild.mustEqual(real);
  }

  private Cut read(Batch batch, boolean repeats) {
    Queue queue = waybill.get().queue(name);
    Map<Key, State> rows = new HashMap<>();
    for (Table table : ShopTables.ALL) {
      try (Rows frozen = queue.rows(batch, table.title())) {
        tables.read(frozen, table, rows);
      }
    }
    Set<Key> deleted = new HashSet<>();
    try (Rows keys = queue.rows(batch, Batch.DELETED)) {
      while (keys.next()) {
        deleted.add(key(keys));
      }
    }
    Map<Key, String> changes = new HashMap<>();
    Set<Key> included = new HashSet<>();
    try (Rows words = queue.rows(batch, "Changes")) {
      while (words.next()) {
        String word = String.valueOf(words.value(2));
        changes.put(key(words), word);
        if (word.equals("included")) {
          included.add(key(words));
        }
      }
    }
    last = batch;
    batches++;
    checkCounts(batch, rows.size());
    return new Cut(name + " " + batch.id(), repeats, rows, deleted, included, changes);
  }

  private void checkCounts(Batch batch, long rows) {
    if (batch.rows() != rows) {
      violations.add(
          Violations.Rule.NOT_FROZEN,
          name + " " + batch.id() + " has " + rows + " rows, not " + batch.rows());
    }
  }

  private static Key key(Rows rows) {
    return ShopTables.key(String.valueOf(rows.value(0)), String.valueOf(rows.value(1)));
  }

  @Override
  public void close() {}
}

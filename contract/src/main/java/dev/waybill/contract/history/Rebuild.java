package dev.waybill.contract.history;

import dev.waybill.contract.history.Key.Table.Role;
import dev.waybill.contract.history.Violations.Rule;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The tables as one feed's batches tell them, and the checks of each batch. Not thread-safe.
 *
 * <p>Numbers of accounts and orders are never used again once their transaction has ended, so a
 * deleted key stays deleted.
 */
public final class Rebuild {
  private final Feed feed;
  private final Known known;
  private final long sum;
  private final Violations violations;
  private final Map<Key, State> state = new HashMap<>();
  private final Set<Key> vanished = new HashSet<>();
  private final BitSet stampsSeen = new BitSet();
  private long rows;

  /**
   * Nothing is rebuilt yet.
   *
   * @param sum of all balances, always
   */
  public Rebuild(Feed feed, Known known, long sum, Violations violations) {
    this.feed = feed;
    this.known = known;
    this.sum = sum;
    this.violations = violations;
  }

  /** Rows in all batches. */
  public long rows() {
    return rows;
  }

  /** Takes a batch in and checks it. */
  public void apply(Cut cut) {
    rows += cut.rows().size();
    cut.deleted().forEach(key -> delete(cut, key));
    cut.rows().forEach((key, row) -> upsert(cut, key, row));
    if (feed.documents()) {
      checkWhole(cut);
    }
    checkSums(cut);
  }

  private void delete(Cut cut, Key key) {
    state.remove(key);
    if (!vanished.add(key) && !cut.repeats()) {
      violations.add(Rule.REPEATED, cut.name() + " lists " + key + " as deleted again");
    }
    if (cut.rows().containsKey(key)) {
      violations.add(Rule.TORN, cut.name() + " has " + key + " both as a row and as deleted");
    }
    checkWord(cut, key, "delete");
  }

  private void upsert(Cut cut, Key key, State row) {
    State before = state.put(key, row);
    stampsSeen.set(Math.toIntExact(row.stamp()));
    if (cut.included().contains(key)) {
      // Where the row is new to this feed, somebody forgot to bring it in time.
      if (before == null || before.stamp() != row.stamp()) {
        violations.add(Rule.MISNAMED, cut.name() + " calls changed " + key + " included");
      }
      return;
    }
    if (before != null && before.stamp() == row.stamp() && !cut.repeats()) {
      violations.add(Rule.REPEATED, cut.name() + " brings " + key + " unchanged");
    }
    if (before != null && row.version() < before.version()) {
      violations.add(Rule.OLDER, cut.name() + " brings " + key + " as " + row + " after " + before);
    }
    if (!cut.repeats()) {
      checkWord(cut, key, before == null ? "insert" : "update");
    }
  }

  private void checkWord(Cut cut, Key key, String word) {
    if (!cut.changes().isEmpty() && !word.equals(cut.changes().get(key))) {
      violations.add(
          Rule.MISNAMED,
          cut.name() + " calls " + key + " " + cut.changes().get(key) + " in place of " + word);
    }
  }

  private void checkWhole(Cut cut) {
    for (Key key : state.keySet()) {
      if (key.table().role() == Role.PART) {
        boolean order = cut.rows().containsKey(key.whole());
        boolean line = cut.rows().containsKey(key);
        if (order != line) {
          violations.add(
              Rule.NOT_WHOLE,
              cut.name()
                  + (order ? " lacks " + key + " of its order" : " lacks the order of " + key));
        }
      }
    }
    for (Key key : cut.deleted()) {
      if (key.table().role() == Role.PART
          && state.containsKey(key.whole())
          && !cut.rows().containsKey(key.whole())) {
        violations.add(Rule.NOT_WHOLE, cut.name() + " lacks the order of deleted " + key);
      }
    }
  }

  private void checkSums(Cut cut) {
    long balances = 0;
    Map<Long, Long> difference = new HashMap<>();
    for (Map.Entry<Key, State> entry : state.entrySet()) {
      long value = entry.getValue().value();
      switch (entry.getKey().table().role()) {
        case BALANCE -> balances += value;
        case WHOLE -> difference.merge(entry.getKey().id(), value, Long::sum);
        case PART -> difference.merge(entry.getKey().id(), -value, Long::sum);
        case OTHER -> {}
      }
    }
    if (balances != sum) {
      violations.add(Rule.TORN, cut.name() + ": all balances make " + balances + ", not " + sum);
    }
    difference.forEach(
        (order, off) -> {
          if (off != 0) {
            violations.add(
                Rule.TORN, cut.name() + ": order " + order + " differs from its lines by " + off);
          }
        });
  }

  /** These committed before the batches applied so far were asked for. */
  public void mustHave(Iterable<Effect> effects, String cut) {
    for (Effect effect : effects) {
      State has = state.get(effect.key());
      State due = effect.state();
      if (due == null) {
        if (has != null) {
          violations.add(Rule.LOST, cut + " lacks the delete of " + effect.key());
        }
      } else if (has == null ? !vanished.contains(effect.key()) : has.version() < due.version()) {
        violations.add(Rule.LOST, cut + " lacks " + effect.key() + " as " + due + ", has " + has);
      }
    }
  }

  /** With all writers at rest and all batches applied. */
  public void mustEqual(Map<Key, State> real) {
    for (Map.Entry<Key, State> entry : real.entrySet()) {
      State has = state.get(entry.getKey());
      if (!entry.getValue().equals(has)) {
        violations.add(
            Rule.DIFFERS,
            feed.name() + " has " + has + " for " + entry.getKey() + ", not " + entry.getValue());
      }
    }
    for (Key key : state.keySet()) {
      if (!real.containsKey(key)) {
        violations.add(Rule.DIFFERS, feed.name() + " has " + key + ", which is gone");
      }
    }
    stampsSeen.stream()
        .filter(stamp -> !known.isCommitted(stamp))
        .forEach(
            stamp -> violations.add(Rule.NEVER_COMMITTED, feed.name() + " brought write " + stamp));
    for (Key key : vanished) {
      if (!known.isGone(key)) {
        violations.add(Rule.NEVER_COMMITTED, feed.name() + " lists " + key + " as deleted");
      }
    }
  }
}

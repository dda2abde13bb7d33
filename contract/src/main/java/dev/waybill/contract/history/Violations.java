package dev.waybill.contract.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the validators found. Thread-safe. */
public final class Violations {
  private static final int SHOWN = 40;

  /** What can be wrong with a batch. */
  public enum Rule {
    /** A committed change is in no batch cut after it committed. */
    LOST,
    /** A row came again without having changed, or vanished twice. */
    REPEATED,
    /** A row came in an older state than before. */
    OLDER,
    /** Rows of different instants in one batch: a sum does not hold. */
    TORN,
    /** A state that never committed. */
    NEVER_COMMITTED,
    /** The word for a change is wrong. */
    MISNAMED,
    /** A document is not whole. */
    NOT_WHOLE,
    /** A batch on view, or put back on view, is not what it was. */
    NOT_FROZEN,
    /** The table rebuilt from the batches is not the real one. */
    DIFFERS,
    /** A refresh that failed, or was rolled back, left something behind. */
    NOT_UNDONE
  }

  private final Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
  private final List<String> examples = new ArrayList<>();

  /** Notes one of them. */
  public synchronized void add(Rule rule, String what) {
    counts.merge(rule, 1, Integer::sum);
    if (examples.size() < SHOWN) {
      examples.add(rule + ": " + what);
    }
  }

  public synchronized int count(Rule rule) {
    return counts.getOrDefault(rule, 0);
  }

  public synchronized Map<Rule, Integer> counts() {
    return Map.copyOf(counts);
  }

  public synchronized boolean none() {
    return counts.isEmpty();
  }

  @Override
  public synchronized String toString() {
    return counts + "\n" + String.join("\n", examples);
  }
}

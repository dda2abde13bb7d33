package dev.waybill.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * What goes wrong, and when: planned for the next requests, or by chance from the seed. Each
 * request meets at most one planned fault, the first that can happen to it, and any number of those
 * by chance. Thread-safe.
 */
public final class Faults {
  /**
   * A fault that is due.
   *
   * @param times how often it still comes; 0 where chance decides
   * @param probability for each request; 0 where it is planned
   */
  public record Due(Fault fault, int times, double probability) {}

  private final Random random;
  private final List<Due> planned = new ArrayList<>();
  private final List<Due> chances = new ArrayList<>();

  Faults(long seed) {
    this.random = new Random(seed);
  }

  /** Makes it happen to the next request that it can happen to. */
  public Faults next(Fault fault) {
    return next(fault, 1);
  }

  /** Makes it happen to so many of the next requests. */
  public synchronized Faults next(Fault fault, int times) {
    if (times < 1) {
      throw new IllegalArgumentException("at least once");
    }
    planned.add(new Due(fault, times, 0));
    return this;
  }

  /** Makes it happen by chance, with this probability from 0 to 1 for each request. */
  public synchronized Faults sometimes(Fault fault, double probability) {
    if (!(probability > 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability above 0, up to 1");
    }
    chances.add(new Due(fault, 0, probability));
    return this;
  }

  /** Makes nothing go wrong any more. */
  public synchronized void clear() {
    planned.clear();
    chances.clear();
  }

  /** What is due, planned faults first. */
  public synchronized List<Due> due() {
    List<Due> all = new ArrayList<>(planned);
    all.addAll(chances);
    return all;
  }

  /** Whether every planned fault has come. */
  public synchronized boolean allCame() {
    return planned.isEmpty();
  }

  /**
   * Takes what happens to one request. The server calls it once for each.
   *
   * @param path such as {@code /orders}
   * @param page whether it asks for a page of records
   */
  List<Fault> take(String path, boolean page) {
    return take(
        fault ->
            fault.kind().scope() != Fault.Scope.ORDER
                && (page || fault.kind().scope() == Fault.Scope.ANY)
                && (fault.path() == null || fault.path().equalsIgnoreCase(path)));
  }

  /** Takes what happens to one order that is placed. */
  List<Fault> takeForOrder() {
    return take(fault -> fault.kind().scope() == Fault.Scope.ORDER);
  }

  private synchronized List<Fault> take(Predicate<Fault> fits) {
    List<Fault> taken = new ArrayList<>();
    for (Due due : chances) {
      if (fits.test(due.fault()) && random.nextDouble() < due.probability()) {
        taken.add(due.fault());
      }
    }
    for (int i = 0; i < planned.size(); i++) {
      Due due = planned.get(i);
      if (fits.test(due.fault())) {
        taken.add(due.fault());
        if (due.times() == 1) {
          planned.remove(i);
        } else {
          planned.set(i, new Due(due.fault(), due.times() - 1, 0));
        }
        break;
      }
    }
    return taken;
  }
}

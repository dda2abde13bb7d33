package dev.waybill.internal.h2;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionStore;

/**
 * Numbers the transactions that change tracked tables, in the order of their first change, and
 * knows which are not done. Thread-safe.
 *
 * <p>H2 runs in one process, so that this needs no table. H2 numbers its transactions too, but anew
 * each time the database is opened, and lists the open ones without a lock; ours never repeat, and
 * a number is on the list before its first change can be seen.
 */
final class Writers {
  private static final int FIRST_SWEEP = 1024;
  private static final int MANY_HOLDS = 64;

  private final TransactionStore store;
  private final Map<Long, Long> openNumbers = new ConcurrentHashMap<>();
  private final List<Hold> holds = new ArrayList<>();
  private long last;
  private int sweepAt = FIRST_SWEEP;

  /**
   * @param store knows which transactions are open
   * @param last a number that no transaction before has exceeded
   */
  Writers(TransactionStore store, long last) {
    this.store = store;
    this.last = last;
  }

  /**
   * A moment in the life of the writers.
   *
   * @param last the last number given
   * @param open numbers whose transactions may not be done
   */
  record Moment(long last, Set<Long> open) {}

  /** What a refresh under way, by the number of its transaction, may not have seen. */
  private record Hold(long sequence, Moment moment) {}

  /** The number of a transaction that is about to log a change. */
  long number(Transaction transaction) {
    Long known = openNumbers.get(transaction.getSequenceNum());
    return known == null ? give(transaction.getSequenceNum()) : known;
  }

  private synchronized long give(long sequence) {
    openNumbers.put(sequence, ++last);
    if (openNumbers.size() >= sweepAt) {
      sweep();
      sweepAt = Math.max(FIRST_SWEEP, 2 * openNumbers.size());
    }
    return last;
  }

  /**
   * Everything beyond {@code last}, and {@code open}, may be invisible to a snapshot taken next.
   */
  synchronized Moment now() {
    sweep();
    return new Moment(last, Set.copyOf(openNumbers.values()));
  }

  synchronized long last() {
    return last;
  }

  /**
   * As {@link #now}; until the refresh's transaction ends, and its position shows, {@link #needed}
   * tells the moment. Where a queue has no position yet, or one that changes do not wait for,
   * nothing else keeps what the cut leaves open.
   */
  Moment hold(Transaction refresh) {
    synchronized (holds) {
      if (holds.size() >= MANY_HOLDS) {
        forgetEnded();
      }
      Moment moment = now();
      holds.add(new Hold(refresh.getSequenceNum(), moment));
      return moment;
    }
  }

  private void forgetEnded() {
    Set<Long> running = running();
    holds.removeIf(hold -> !running.contains(hold.sequence()));
  }

  /** Reads what the database knows of positions. */
  interface Positions {
    List<Moment> read() throws SQLException;
  }

  /**
   * The moments beyond which captured changes are needed: those of the positions, of the refreshes
   * that hold one, and the present. A refresh that begins later sees whatever was done by now.
   */
  List<Moment> needed(Positions positions) throws SQLException {
    synchronized (holds) {
      forgetEnded();
      List<Moment> needed = new ArrayList<>();
      needed.add(now());
      needed.addAll(positions.read());
      holds.forEach(hold -> needed.add(hold.moment()));
      return needed;
    }
  }

  /**
   * Forgets what is done. A transaction that has a number has begun, so that the store lists it.
   */
  private void sweep() {
    openNumbers.keySet().retainAll(running());
  }

  private Set<Long> running() {
    Set<Long> running = new HashSet<>();
    for (Transaction transaction : store.getOpenTransactions()) {
      running.add(transaction.getSequenceNum());
    }
    return running;
  }
}

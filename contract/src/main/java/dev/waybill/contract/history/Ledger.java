package dev.waybill.contract.history;

import dev.waybill.contract.history.Key.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the writers know to have committed. Thread-safe. */
final class Ledger implements Known {
  private final AtomicLong stamps = new AtomicLong();
  private final AtomicLong keys = new AtomicLong(1000);
  private final AtomicLong commits = new AtomicLong();
  private final List<Queue<Effect>> owed = new CopyOnWriteArrayList<>();
  private final ConcurrentSkipListSet<Long> accounts = new ConcurrentSkipListSet<>();
  private final ConcurrentSkipListSet<Long> orders = new ConcurrentSkipListSet<>();
  private final BitSet committedStamps = new BitSet();
  private final Set<Key> gone = new HashSet<>();

  long nextStamp() {
    return stamps.incrementAndGet();
  }

  /** A number that no account and no order ever had. */
  long freshKey() {
    return keys.incrementAndGet();
  }

  long commits() {
    return commits.get();
  }

  /** From now on every committed effect is put into the queue returned. */
  Queue<Effect> subscribe() {
    Queue<Effect> queue = new ConcurrentLinkedQueue<>();
    owed.add(queue);
    return queue;
  }

  /** A transaction is known to have committed; {@code stamps} are all writes that it kept. */
  void committed(Collection<Effect> effects, Collection<Long> stampsWritten) {
    commits.incrementAndGet();
    synchronized (this) {
      stampsWritten.forEach(stamp -> committedStamps.set(Math.toIntExact(stamp)));
      effects.stream().filter(effect -> effect.state() == null).forEach(e -> gone.add(e.key()));
    }
    for (Effect effect : effects) {
      if (effect.key().table() != Table.LINES) {
        ConcurrentSkipListSet<Long> live =
            effect.key().table() == Table.ACCOUNTS ? accounts : orders;
        if (effect.state() == null) {
          live.remove(effect.key().id());
        } else {
          live.add(effect.key().id());
        }
      }
    }
    for (Queue<Effect> queue : owed) {
      queue.addAll(effects);
    }
  }

  @Override
  public synchronized boolean isCommitted(long stamp) {
    return committedStamps.get(Math.toIntExact(stamp));
  }

  @Override
  public synchronized boolean isGone(Key key) {
    return gone.contains(key);
  }

  int liveOrders() {
    return orders.size();
  }

  int liveAccounts() {
    return accounts.size();
  }

  /** An account or order that exists, or did a moment ago; null for none. */
  @Nullable Long any(Table table, Random random) {
    ConcurrentSkipListSet<Long> live = table == Table.ACCOUNTS ? accounts : orders;
    List<Long> all = new ArrayList<>(live);
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }
}

package dev.waybill.sync.internal.exigo;

import dev.waybill.sync.SyncListener;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Holds what happened until the thread of the pass tells the listener, which hears of everything on
 * that thread. Thread-safe.
 */
final class Events {
  private final String source;
  private final SyncListener listener;
  private final ConcurrentLinkedQueue<Consumer<SyncListener>> waiting =
      new ConcurrentLinkedQueue<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  Events(String source, SyncListener listener) {
    this.source = source;
    this.listener = listener;
  }

  void answered(Duration took) {
    waiting.add(to -> to.answered(source, took));
  }

  void expected(long records) {
    waiting.add(to -> to.expected(source, records));
  }

  void notice(String line) {
    waiting.add(to -> to.notice(source, line));
  }

  /** The same line is told once. */
  void noticeOnce(String line) {
    if (told.add(line)) {
      notice(line);
    }
  }

  /** Tells what is waiting; on the thread of the pass. */
  void tell() {
    for (Consumer<SyncListener> event = waiting.poll(); event != null; event = waiting.poll()) {
      event.accept(listener);
    }
  }
}

package dev.waybill.bench.candidate;

import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes an engine's events and keeps their keys, parted by the marker's. Thread-safe.
 *
 * <p>The log has transactions in the order of their commits: what arrived before a marker had
 * committed before it.
 */
final class DebeziumInbox
    implements DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>>,
        DebeziumEngine.CompletionCallback {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final String markerTopic;
  private List<Long> arriving = new ArrayList<>();
  private List<Long> parted = new ArrayList<>();
  private long marker;
  private @Nullable String end;

  DebeziumInbox(String markerTopic) {
    this.markerTopic = markerTopic;
  }

  @Override
  public void handleBatch(
      List<RecordChangeEvent<SourceRecord>> events,
      DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
      throws InterruptedException {
    for (RecordChangeEvent<SourceRecord> event : events) {
      keep(event.record());
      committer.markProcessed(event);
    }
    committer.markBatchFinished();
  }

  private synchronized void keep(SourceRecord event) {
    if (event.topic().equals(markerTopic)) {
      marker = ((Struct) event.value()).getStruct("after").getInt64("n");
      parted.addAll(arriving);
      arriving = new ArrayList<>();
      notifyAll();
    } else {
      arriving.add(((Struct) event.key()).getInt32("orderid").longValue());
    }
  }

  @Override
  public synchronized void handle(
      boolean success, @Nullable String message, @Nullable Throwable error) {
    end = message + (error == null ? "" : " (" + error + ")");
    notifyAll();
  }

  /** Waits for this marker; the keys that arrived before it and after the last one waited for. */
  synchronized List<Long> await(long wanted) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (marker < wanted) {
      if (end != null) {
        throw new IllegalStateException("Debezium's engine ended: " + end);
      }
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new IllegalStateException("Debezium did not deliver within " + PATIENCE + ".");
      }
      wait(left);
    }
    List<Long> keys = parted;
    parted = new ArrayList<>();
    return keys;
  }

  /** Fails when the engine has ended. */
  synchronized void checkAlive() {
    if (end != null) {
      throw new IllegalStateException("Debezium's engine ended: " + end);
    }
  }
}

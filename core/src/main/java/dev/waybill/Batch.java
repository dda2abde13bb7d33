package dev.waybill;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one refresh froze. Its rows are streamed with {@link Queue#rows(Batch, String)}.
 *
 * @param queue the queue's name
 * @param id the batch's number in its queue, from 1
 * @param kind how it was cut
 * @param from the cut before, or the start asked for
 * @param until the cut
 * @param onView whether the queue's views show this batch
 * @param counts rows by frozen name, in the order of the model; {@code Deleted} comes last
 * @param notice what the caller should know, such as that a stale queue was read from its last cut;
 *     null for nothing
 */
public record Batch(
    String queue,
    long id,
    BatchKind kind,
    Instant from,
    Instant until,
    boolean onView,
    Map<String, Long> counts,
    @Nullable String notice) {
  /** The name under which {@link #counts} has the number of vanished rows. */
  public static final String DELETED = "Deleted";

  public Batch {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** Rows of all tables, the vanished ones not among them. */
  public long rows() {
    return counts.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(DELETED))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Whether neither a changed nor a vanished row is in it. */
  public boolean isEmpty() {
    return counts.values().stream().allMatch(count -> count == 0);
  }
}

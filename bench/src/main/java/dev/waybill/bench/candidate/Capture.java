package dev.waybill.bench.candidate;

import java.util.List;

/** A candidate at work on the tables of one lab. Close it before the lab. Not thread-safe. */
public interface Capture extends AutoCloseable {
  /**
   * Hands over what committed before this call and was not handed over yet, to where its consumer
   * reads it; how many records those were.
   */
  long take() throws Exception;

  /** The keys, {@code orderid}, of the records of the last {@link #take()}, in no order. */
  List<Long> keys() throws Exception;

  /** What runs on and off beside the work to tidy up, such as purging what was handed over. */
  default void upkeep() throws Exception {}

  /** How many kilobytes are kept of what is or was to be handed over; 0 where nothing is. */
  default long kilobytesKept() throws Exception {
    return 0;
  }

  @Override
  void close() throws Exception;
}

package dev.waybill.sync;

import dev.waybill.load.Loaded;
import java.time.Duration;

/** Hears how a pass goes; called on the thread of the pass. */
public interface SyncListener {
  /** Nobody. */
  SyncListener NONE = new SyncListener() {};

  /** A page is in. */
  default void loaded(String source, Loaded page) {}

  /**
   * The source knows how many records are to come.
   *
   * @param records from the beginning of the pass; an estimate
   */
  default void expected(String source, long records) {}

  /** A request was answered, well or not. */
  default void answered(String source, Duration took) {}

  /** Something that a person may want to know, in one line without data of a record. */
  default void notice(String source, String line) {}
}

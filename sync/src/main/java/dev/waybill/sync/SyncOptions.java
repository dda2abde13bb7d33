package dev.waybill.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * How a pass is made.
 *
 * @param from read everything changed since then, in place of since the watermark
 * @param mode what it does
 */
public record SyncOptions(Optional<Instant> from, Mode mode) {
  public static final SyncOptions USUAL = new SyncOptions(Optional.empty(), Mode.LOAD);

  /** What a pass does. */
  public enum Mode {
    LOAD,
    /** Adds columns that the source has and the table lacks, then loads. */
    ADD_COLUMNS,
    /** Reads and counts; nothing stays. */
    REHEARSE
  }
}

package dev.waybill.sync.spi;

import dev.waybill.load.Watermark;
import java.time.Instant;
import java.util.Optional;

/** An open source. Not thread-safe; one pass at a time. */
public interface Source extends AutoCloseable {
  /**
   * Begins a pass.
   *
   * @param after how far the last pass came; empty before the first
   * @param from read everything changed since then, whatever the watermark says; empty as usual
   * @throws dev.waybill.WaybillException {@code UNREACHABLE}, {@code REFUSED} with what to do
   */
  Pass begin(Optional<Watermark> after, Optional<Instant> from) throws InterruptedException;

  @Override
  void close();
}

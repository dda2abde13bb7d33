package dev.waybill.sync.spi;

import dev.waybill.load.Loaded;
import dev.waybill.load.NewColumn;
import dev.waybill.load.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One walk through what is new. Streams: holds a page at a time. A thread that is interrupted ends
 * it with {@link InterruptedException} within a second.
 */
public interface Pass extends AutoCloseable {
  /**
   * The next page; null at the end. The one before has been loaded and committed, with its
   * watermark, so that a pass which is cut off goes on from there.
   */
  @Nullable Page next() throws InterruptedException;

  /** The page that {@link #next} gave last is committed. */
  default void committed(Loaded loaded) throws InterruptedException {}

  /** Fields met so far that no column takes, by table as typed. */
  default Map<String, List<NewColumn>> unknown() {
    return Map.of();
  }

  @Override
  void close();
}

package dev.waybill.sync.internal.files;

import dev.waybill.load.Watermark;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a folder is loaded; the watermark.
 *
 * @param current the file that was loaded last, in part or whole; null before the first
 * @param recent digests of what was loaded whole, the newest first
 * @param watched files that were not complete at the last look
 */
record Progress(@Nullable Current current, List<String> recent, List<Watched> watched) {
  /** Older ones are in the {@link Ledger}. */
  static final int MOST_RECENT = 100;

  static final Progress NONE = new Progress(null, List.of(), List.of());

  Progress {
    recent = List.copyOf(recent);
    watched = List.copyOf(watched);
  }

  /**
   * A file that is being loaded, or was.
   *
   * @param name without its folder
   * @param digest of its content
   * @param records of it that are loaded or set aside
   * @param state whether that is all of it
   * @param aside what the database set aside, as far as it is known
   */
  record Current(String name, String digest, long records, State state, List<Aside> aside) {
    Current {
      aside = List.copyOf(aside);
    }
  }

  enum State {
    PART,
    WHOLE
  }

  /**
   * Records that the database set aside.
   *
   * @param from the first line of their page
   * @param to the line on which the last record of their page begins
   * @param records how many
   */
  record Aside(long from, long to, long records) {}

  /** With a file in this state; once it is whole its content is remembered. */
  Progress with(Current file) {
    List<String> known = new ArrayList<>(recent);
    if (file.state() == State.WHOLE) {
      known.remove(file.digest());
      known.add(0, file.digest());
    }
    return new Progress(file, known.subList(0, Math.min(MOST_RECENT, known.size())), watched);
  }

  /** Without the file in hand, which is gone. */
  Progress without() {
    return new Progress(null, recent, watched);
  }

  Progress watching(List<Watched> files) {
    return new Progress(current, recent, files);
  }

  Watermark watermark() {
    return new Watermark(ProgressJson.write(this), null);
  }
}

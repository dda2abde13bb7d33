package dev.waybill.sync.internal.files;

import dev.waybill.load.Loaded;
import dev.waybill.load.Page;

/**
 * A page, and what follows once it is committed: nothing in the folder changes before, so that a
 * rehearsal, or a process that is killed, leaves the files where they are.
 *
 * @param page for the loader
 * @param after how far the source has come with it
 * @param then what is done when it is committed
 */
record Step(Page page, Progress after, Then then) {
  /** What follows. */
  interface Then {
    void committed(Loaded loaded);
  }
}

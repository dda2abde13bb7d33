package dev.waybill.sync.internal.files;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that is not complete, or in use; it is taken in a later pass. */
final class NotYet extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A file that waits.
   *
   * @param reason goes on after the file's name
   */
  NotYet(String reason) {
    super(reason, null, false, false);
  }

  /** A file that somebody writes into. */
  static NotYet changed() {
    return new NotYet("changed while it was read");
  }

  /** Where a file is no longer as it was seen. */
  static void ifChanged(Folder folder, Look seen) throws NotYet {
    if (folder.look(seen.name()).filter(seen::same).isEmpty()) {
      throw changed();
    }
  }

  /** For a file that is in use or gone; other errors are thrown. */
  static NotYet orTrouble(Path file, IOException why) {
    if (why instanceof NoSuchFileException) {
      return new NotYet("is gone");
    }
    if (FileTrouble.isLocked(why)) {
      return new NotYet("is in use");
    }
    throw FileTrouble.cannot("read " + file, why);
  }
}

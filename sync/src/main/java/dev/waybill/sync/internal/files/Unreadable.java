package dev.waybill.sync.internal.files;

/** A file that cannot be read at all: nothing of it is loaded. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final long line;

  /**
   * The first thing that is wrong.
   *
   * @param line from 1; 0 for the file as a whole
   * @param reason goes on after the line; without data of a record
   */
  Unreadable(long line, String reason) {
    super(reason, null, false, false);
    this.line = line;
  }

  /** For a place that has caught what it was told by. */
  static Unreadable because(long line, String reason) {
    return new Unreadable(line, reason);
  }

  Problem problem() {
    return new Problem(line, "", String.valueOf(getMessage()));
  }
}

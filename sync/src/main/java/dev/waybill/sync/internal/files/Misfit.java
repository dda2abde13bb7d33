package dev.waybill.sync.internal.files;

/** A value that does not fit its column; the message is why, without the value. */
final class Misfit extends Exception {
  private static final long serialVersionUID = 1L;

  Misfit(String reason) {
    super(reason, null, false, false);
  }

  /** For a place that has caught what it was told by. */
  static Misfit because(String reason) {
    return new Misfit(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}

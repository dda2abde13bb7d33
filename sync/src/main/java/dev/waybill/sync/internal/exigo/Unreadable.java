package dev.waybill.sync.internal.exigo;

/** A record that cannot be read; the message says why, without data of it. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message, null, false, false);
  }
}

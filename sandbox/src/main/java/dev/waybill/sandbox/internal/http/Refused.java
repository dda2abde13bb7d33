package dev.waybill.sandbox.internal.http;

/** A request that is not done, with the status of its answer and what to say of it. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final int BAD_REQUEST = 400;
  static final int NOT_FOUND = 404;

  private final int status;

  Refused(int status, String message) {
    super(message);
    this.status = status;
  }

  static Refused bad(String message) {
    return new Refused(BAD_REQUEST, message);
  }

  static Refused unknown(String message) {
    return new Refused(NOT_FOUND, message);
  }

  int status() {
    return status;
  }
}

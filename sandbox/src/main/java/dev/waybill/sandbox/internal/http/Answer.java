package dev.waybill.sandbox.internal.http;

import java.util.Map;

/** What goes back, before it is compressed. */
final class Answer {
  static final int OK = 200;

  private final int status;
  private final byte[] body;
  private final Map<String, String> headers;

  Answer(int status, byte[] body, Map<String, String> headers) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  static Answer ok(byte[] body) {
    return new Answer(OK, body, Map.of());
  }

  Answer withBody(byte[] other) {
    return new Answer(status, other, headers);
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }
}

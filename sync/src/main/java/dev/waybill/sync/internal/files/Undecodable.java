package dev.waybill.sync.internal.files;

import java.io.IOException;

/** Bytes that are not of the encoding. */
final class Undecodable extends IOException {
  private static final long serialVersionUID = 1L;

  private final long line;

  Undecodable(long line, String encoding) {
    super("is not " + encoding + "; set encoding: to that of the file");
    this.line = line;
  }

  Unreadable unreadable() {
    return new Unreadable(line, String.valueOf(getMessage()));
  }
}

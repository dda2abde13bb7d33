package dev.waybill.sync.internal.files;

/**
 * What is wrong with a record, without its data.
 *
 * @param line on which the record begins, from 1; 0 for the whole file
 * @param where in it, such as {@code column 3 (Total)}; empty for all of it
 * @param reason such as {@code is no number}
 */
record Problem(long line, String where, String reason) {
  /** Without the line. */
  String inRecord() {
    return where.isEmpty() ? reason : where + ": " + reason;
  }

  @Override
  public String toString() {
    if (line == 0) {
      return inRecord();
    }
    return "line " + line + (where.isEmpty() ? "" : ", " + where) + ": " + reason;
  }
}

package dev.waybill.internal.postgresql;

/** The version of what install puts into a database. */
final class Version {
  static final String NUMBER = "0.1.0";

  private Version() {}
}

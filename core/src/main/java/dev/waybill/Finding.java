package dev.waybill;

/**
 * Something that {@code doctor} looked at.
 *
 * @param severity how bad it is
 * @param subject the table, queue, role or setting concerned
 * @param message what is so
 * @param remedy what to do about it; empty where all is well
 */
public record Finding(Severity severity, String subject, String message, String remedy) {
  /** How bad a finding is. */
  public enum Severity {
    /** Looked at and well. */
    OK,
    /** Changes may be late, or space or time is wasted. */
    WARNING,
    /** Changes are lost or will be, or refresh cannot work. */
    PROBLEM
  }
}

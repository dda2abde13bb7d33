package dev.waybill;

/** How a batch was cut. */
public enum BatchKind {
  /** The first of its queue: the last 24 hours, or as set. */
  FIRST,
  /** What committed after the cut before. */
  NEXT,
  /** Everything since a date. */
  SINCE
}

package dev.waybill.internal;

/** How a row of a page stands to the row of its key in the table. */
public enum RowState {
  /** There is none. */
  ABSENT,
  /** All given columns are equal. */
  EQUAL,
  /** Some differ, or may. */
  DIFFERENT,
  /** What is there was modified later. */
  OLDER
}

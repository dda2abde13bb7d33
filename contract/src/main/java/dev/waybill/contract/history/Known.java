package dev.waybill.contract.history;

/** What is known to have committed, with all writers at rest. */
public interface Known {
  /** Whether the write of this stamp was kept. */
  boolean isCommitted(long stamp);

  /** Whether a row was deleted. */
  boolean isGone(Key key);
}

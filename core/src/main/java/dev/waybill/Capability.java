package dev.waybill;

import java.util.Locale;

/**
 * The promises of the refresh contract, one constant each. A database pack that cannot keep one
 * leaves it out of {@link dev.waybill.spi.DatabasePack#capabilities()}; the contract tests then
 * check that the refusal is stated instead.
 */
public enum Capability {
  FIRST(1, "First", "the first refresh freezes the last 24 hours, or as set"),
  NEXT(2, "Next", "each later refresh freezes exactly what committed since the one before"),
  SINCE(3, "Since", "refresh(start) freezes everything changed since a date"),
  LATE_COMMITS(4, "Late commits", "a transaction open at the cut arrives whole in a later batch"),
  NO_LOSS(5, "No loss, no repeat", "the union of the batches is exactly what committed"),
  ONE_CUT(6, "One cut", "all tables of a batch are read at one instant"),
  LATEST_STATE(7, "Latest state", "a row appears once, as it was at the cut"),
  FROZEN(8, "Frozen", "the views hold still until the next refresh"),
  NO_WAITING(9, "No waiting", "refresh, writers and readers never wait for each other"),
  ALL_OR_NOTHING(10, "All or nothing", "a failed refresh leaves batch and position as they were"),
  CALLERS_TRANSACTION(11, "The caller's transaction", "refresh commits and rolls back with it"),
  TAKING_TURNS(12, "Taking turns", "two refreshes of one queue come one after the other"),
  MANY_QUEUES(13, "Many queues", "any number of queues, none takes from another"),
  RECALL(14, "Recall", "earlier batches can be put back on view"),
  EMPTY_BATCHES(15, "Nothing is a batch too", "without changes the views are empty and say so"),
  DELETES(16, "Deletes", "deleted, renumbered and truncated rows are listed"),
  DOCUMENTS(17, "Documents", "whole documents: a root with all its parts"),
  UNKNOWN_DATES(18, "When the date is unknown", "a row that nothing dates counts as changed"),
  RESTORED_DATABASES(19, "Restored and cloned databases", "a position without meaning is refused"),
  RETENTION(20, "Retention", "captured changes are kept until every queue has passed them"),
  STEADY_COST(21, "Steady cost", "work follows the number of changes"),
  DRIFT(22, "Drift", "changed table definitions are noticed and taken in"),
  RIGHTS(23, "Rights", "a consumer needs rights on its queue alone"),
  TYPED_DATES(24, "Dates as people type them", "ambiguous and future dates are refused"),
  FOREIGN_WRITERS(25, "Foreign writers", "bulk loads, merges, cascades, triggers are captured");

  private final int number;
  private final String title;
  private final String promise;

  Capability(int number, String title, String promise) {
    this.number = number;
    this.title = title;
    this.promise = promise;
  }

  /** The promise's number in the contract, such as {@code R04}. */
  public String code() {
    return String.format(Locale.ROOT, "R%02d", number);
  }

  /** The promise's name, such as "Late commits". */
  public String title() {
    return title;
  }

  /** The promise in one clause. */
  public String promise() {
    return promise;
  }
}

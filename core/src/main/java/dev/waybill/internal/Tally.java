package dev.waybill.internal;

import dev.waybill.load.Loaded;
import dev.waybill.load.Reject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts what becomes of rows of one table. Not thread-safe. */
final class Tally {
  private long inserted;
  private long updated;
  private long unchanged;
  private long older;
  private long deleted;
  private final List<Reject> rejects = new ArrayList<>();
  private final Set<RowKey> refused = new HashSet<>();
  private final Set<RowKey> leftAlone = new HashSet<>();

  void inserted() {
    inserted++;
  }

  void unchanged() {
    unchanged++;
  }

  /** Of rows that differ, or seemed to. */
  void updated(long changed, long of) {
    updated += changed;
    unchanged += of - changed;
  }

  void deleted(long count) {
    deleted += count;
  }

  /** What is there is newer. */
  void older(RowKey key) {
    older++;
    leftAlone.add(key);
  }

  void refuse(RowKey key, Reject reject) {
    refused.add(key);
    rejects.add(reject);
  }

  void add(Tally other) {
    inserted += other.inserted;
    updated += other.updated;
    unchanged += other.unchanged;
    older += other.older;
    deleted += other.deleted;
    rejects.addAll(other.rejects);
    refused.addAll(other.refused);
    leftAlone.addAll(other.leftAlone);
  }

  List<Reject> rejects() {
    return rejects;
  }

  /** Whether the row was set aside here. */
  boolean hasRefused(RowKey key) {
    return refused.contains(key);
  }

  /** Whether the row was left alone since what is there is newer. */
  boolean hasLeftAlone(RowKey key) {
    return leftAlone.contains(key);
  }

  /**
   * The counts.
   *
   * @param unfit rows that were set aside before they came here
   */
  Loaded.Table counts(String table, long unfit) {
    return new Loaded.Table(
        table, inserted, updated, unchanged, older, deleted, unfit + rejects.size());
  }
}

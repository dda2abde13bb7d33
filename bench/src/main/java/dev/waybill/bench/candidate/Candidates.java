package dev.waybill.bench.candidate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is measured, and who is not. */
public final class Candidates {
  private Candidates() {}

  /** The limit first, then Waybill, then the others. */
  public static List<Candidate> all() {
    return List.of(
        new NoCapture(),
        new Ours(),
        new Polling(),
        Outbox.ofRows(),
        Outbox.ofKeys(),
        new Pgq(),
        new Debezium(),
        new Symmetric());
  }

  /** Why others that a user may think of are not measured, by their names, in their order. */
  public static Map<String, String> notRun() {
    Map<String, String> reasons = new TreeMap<>();
    reasons.put(
        "Bucardo",
        "its triggers and delta tables are made only by its daemon when a sync between two databases starts; it has no batch that a consumer reads");
    reasons.put(
        "E-Maj", "published through PGXN and GitHub only, in no package registry used here");
    reasons.put(
        "mimeo",
        "copies by date or by its own queue from another server through dblink; by date it is what polling by date measures");
    reasons.put("PgQue", "published on GitHub only; PgQ, which it remakes, is measured");
    reasons.put(
        "Slony",
        "its triggers are made by its daemons for a cluster of at least two servers; it has no batch that a consumer reads");
    return reasons;
  }
}

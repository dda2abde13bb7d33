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
        "not tried: its delta tables and triggers come with a sync, for which a function in PL/Perl connects to each database that it joins");
    reasons.put(
        "E-Maj", "not tried: it is published through PGXN and GitHub, not as a package of Debian");
    reasons.put("mimeo", "not tried: it copies tables from another database through dblink");
    reasons.put(
        "PgQue", "not tried: it is published on GitHub; PgQ, which it remakes, is measured");
    reasons.put(
        "Slony",
        "not tried: it needs programs of its own beside the server, and a cluster of nodes");
    return reasons;
  }
}

package dev.waybill.bench.candidate;

import java.util.List;
import java.util.Map;

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
        new Debezium());
  }

  /** Why others that a user may think of are not measured, by their names. */
  public static Map<String, String> notRun() {
    return Map.of();
  }
}

package dev.waybill.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what candidates that take turns measured of one thing. Not thread-safe. */
public final class Rounds {
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  /** Candidates are told in the order in which they are first added. */
  public Rounds() {}

  /** Candidates are told in this order, in whichever they take turns. */
  public Rounds(List<String> candidates) {
    candidates.forEach(candidate -> values.put(candidate, new ArrayList<>()));
  }

  public void add(String candidate, double value) {
    values.computeIfAbsent(candidate, first -> new ArrayList<>()).add(value);
  }

  /** Without comparing. */
  public Finding finding(String what, Unit unit) {
    return finding(what, unit, "");
  }

  /** Each candidate beside the reference, round by round. */
  public Finding finding(String what, Unit unit, String reference) {
    List<Double> beside = values.getOrDefault(reference, List.of());
    List<Entry> entries = new ArrayList<>();
    values.forEach(
        (candidate, figures) -> {
          Sample sample = new Sample(figures);
          boolean compared =
              !candidate.equals(reference) && beside.size() == figures.size() && !beside.isEmpty();
          entries.add(
              new Entry(
                  candidate,
                  sample,
                  compared ? sample.over(new Sample(beside)) : new Sample(List.of())));
        });
    return new Finding(what, unit, entries, List.of());
  }
}

package dev.waybill.bench.report;

import java.util.List;

/**
 * One thing measured, for one candidate or several that took turns.
 *
 * @param what such as {@code Update of 100,000 rows}
 * @param unit of the samples
 * @param entries the reference first, where there is one
 * @param bars what was asked of Waybill here
 */
public record Finding(String what, Unit unit, List<Entry> entries, List<Bar> bars) {
  public Finding {
    entries = List.copyOf(entries);
    bars = List.copyOf(bars);
  }

  public Entry of(String candidate) {
    return entries.stream()
        .filter(entry -> entry.candidate().equals(candidate))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(candidate + " was not measured: " + what));
  }

  public Finding with(Bar bar) {
    List<Bar> more = new java.util.ArrayList<>(bars);
    more.add(bar);
    return new Finding(what, unit, entries, more);
  }
}

package dev.waybill.bench.measure;

import java.util.List;

/** What is measured. */
public final class Measurements {
  private Measurements() {}

  /** In the order of the page. */
  public static List<Measurement> all() {
    return List.of(
        new Bulk(),
        new SingleRows(),
        new Freeze(),
        new Flat(),
        new OldTransaction(),
        new Latency(),
        new Losses(),
        new Load(),
        new LoadMillion(),
        new SyncLatency(),
        new CommandStart(),
        new H2Bulk(),
        new ShowMillion(),
        new InTheJvm());
  }
}

package dev.waybill.bench.jvm;

import dev.waybill.options.ParseStart;
import java.time.Instant;
import java.time.ZoneId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A start as people type it, read. */
@State(Scope.Thread)
public class TypedDate {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Param({"2017-01-31", "1/13/2017 8:05 pm", "3 April 2017"})
  public String typed = "";

  private final ZoneId zone = ZoneId.of("America/Chicago");

  @Benchmark
  public Instant read() {
    return ParseStart.parse(typed, zone, NOW);
  }
}

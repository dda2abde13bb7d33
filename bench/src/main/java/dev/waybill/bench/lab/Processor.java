package dev.waybill.bench.lab;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** The processor time that processes below this one have used. */
public final class Processor {
  private Processor() {}

  /** Of all processes that this one started, and of theirs, as far as they still run. */
  public static Duration ofChildren() {
    return ProcessHandle.current()
        .descendants()
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Of the calling thread. */
  public static Duration ofThread() {
    return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }
}

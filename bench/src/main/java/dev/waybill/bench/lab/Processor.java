package dev.waybill.bench.lab;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The processor time that the processes below this one, and one thread of it, have used up to a
 * moment. What starts and ends between two moments is not seen.
 *
 * @param processes by their numbers
 * @param thread of the thread that asked
 */
public record Processor(Map<Long, Duration> processes, Duration thread) {
  public static Processor now() {
    return new Processor(
        ProcessHandle.current()
            .descendants()
            .collect(
                Collectors.toMap(
                    ProcessHandle::pid,
                    process -> process.info().totalCpuDuration().orElse(Duration.ZERO))),
        Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()));
  }

  /** What was used since, by the same thread and by the processes that are there now. */
  public Duration since(Processor before) {
    Duration used = thread.minus(before.thread);
    for (Map.Entry<Long, Duration> process : processes.entrySet()) {
      Duration had = before.processes.getOrDefault(process.getKey(), Duration.ZERO);
      used = used.plus(process.getValue()).minus(had);
    }
    return used;
  }
}

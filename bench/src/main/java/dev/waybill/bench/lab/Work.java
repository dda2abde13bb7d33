package dev.waybill.bench.lab;

/** Something to be timed. */
@FunctionalInterface
public interface Work {
  void run() throws Exception;

  /** Runs it; milliseconds. */
  static double time(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }
}

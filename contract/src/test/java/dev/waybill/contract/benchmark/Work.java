package dev.waybill.contract.benchmark;

/** Something to be timed. */
@FunctionalInterface
interface Work {
  void run() throws Exception;

  /** Runs it; milliseconds. */
  default double time() throws Exception {
    long start = System.nanoTime();
    run();
    return (System.nanoTime() - start) / 1e6;
  }
}

package dev.waybill.app.run;

import dev.waybill.app.config.When;

/** Something that the service does again and again. Thread-safe; one run at a time. */
interface Job {
  JobName name();

  When when();

  /**
   * Does it once.
   *
   * @throws dev.waybill.WaybillException where it failed
   * @throws InterruptedException where it was stopped before its end
   */
  void run() throws InterruptedException;

  /** Ends the run that is under way, if there is one, as soon as it can be. */
  void abandon();

  /** The same, and lets no other begin. */
  void stop();
}

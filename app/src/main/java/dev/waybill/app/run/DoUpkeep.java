package dev.waybill.app.run;

import dev.waybill.Waybill;
import dev.waybill.app.config.When;
import java.time.Duration;

/** Purges what no queue needs any more. Refreshes from Java do none of it by themselves. */
final class DoUpkeep implements Job {
  static final When WHEN = new When.Every(Duration.ofMinutes(1));

  private final Waybill waybill;
  private volatile boolean stopped;

  DoUpkeep(Waybill waybill) {
    this.waybill = waybill;
  }

  @Override
  public JobName name() {
    return JobName.OF_UPKEEP;
  }

  @Override
  public When when() {
    return WHEN;
  }

  @Override
  public void run() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException();
    }
    waybill.upkeep();
  }

  @Override
  public void abandon() {
    // Short steps, each a transaction of its own; safe from several nodes at once.
  }

  @Override
  public void stop() {
    stopped = true;
  }
}

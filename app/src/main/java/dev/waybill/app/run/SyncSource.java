package dev.waybill.app.run;

import dev.waybill.app.config.When;
import dev.waybill.load.Loaded;
import dev.waybill.sync.Sync;
import dev.waybill.sync.SyncOptions;
import org.jspecify.annotations.Nullable;

/**
 * One pass of a source. It is ended by an interrupt, which a page that is being loaded outlasts.
 */
final class SyncSource implements Job {
  private final JobName name;
  private final When when;
  private final Sync sync;
  private final TellPass tell;
  private @Nullable Thread running;
  private boolean stopped;

  SyncSource(JobName name, When when, Sync sync, TellPass tell) {
    this.name = name;
    this.when = when;
    this.sync = sync;
    this.tell = tell;
  }

  @Override
  public JobName name() {
    return name;
  }

  @Override
  public When when() {
    return when;
  }

  @Override
  public void run() throws InterruptedException {
    begin();
    try {
      tell.begins();
      Loaded loaded = sync.pass(SyncOptions.USUAL);
      tell.ended(loaded);
    } finally {
      end();
    }
  }

  /**
   * Not beside a pass that the schedule took for dead, such as one of a process that was halted.
   */
  private synchronized void begin() throws InterruptedException {
    if (stopped || running != null) {
      throw new InterruptedException();
    }
    running = Thread.currentThread();
  }

  /** An interrupt that came too late must not reach what the thread does next, in the database. */
  private synchronized void end() {
    running = null;
    Thread.interrupted();
  }

  @Override
  public synchronized void abandon() {
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    abandon();
  }
}

package dev.waybill.app.run;

import dev.waybill.Batch;
import dev.waybill.Waybill;
import dev.waybill.app.config.When;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One refresh of a queue. It is short, and is finished once it has begun. */
final class RefreshQueue implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(RefreshQueue.class);

  private final Waybill waybill;
  private final String queue;
  private final When when;
  private final Meters meters;
  private volatile boolean stopped;

  RefreshQueue(Waybill waybill, String queue, When when, Meters meters) {
    this.waybill = waybill;
    this.queue = queue;
    this.when = when;
    this.meters = meters;
  }

  @Override
  public JobName name() {
    return new JobName(JobName.Kind.QUEUE, queue);
  }

  @Override
  public When when() {
    return when;
  }

  @Override
  public void run() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException();
    }
    long began = System.nanoTime();
    Batch batch = waybill.queue(queue).refresh();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    meters.refreshed(queue, took, batch.rows());
    LOG.atLevel(batch.isEmpty() ? Level.DEBUG : Level.INFO)
        .addKeyValue("queue", queue)
        .addKeyValue("batch", batch.id())
        .log(
            "queue {}: batch {} of {} rows and {} deleted, in {} ms",
            queue,
            batch.id(),
            batch.rows(),
            batch.counts().getOrDefault(Batch.DELETED, 0L),
            took.toMillis());
    if (batch.notice() != null) {
      LOG.atWarn().addKeyValue("queue", queue).log("queue {}: {}", queue, batch.notice());
    }
  }

  @Override
  public void abandon() {
    // Left to its end: another node that took it over waits for its turn in the database.
  }

  @Override
  public void stop() {
    stopped = true;
  }
}

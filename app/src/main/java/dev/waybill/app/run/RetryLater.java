package dev.waybill.app.run;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.waybill.WaybillException;
import dev.waybill.app.config.When;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a job that failed again: after its interval or a minute, whichever is shorter, then after
 * twice as long each time, up to ten minutes; by cron, never later than its next time.
 */
final class RetryLater implements FailureHandler<Void> {
  private static final Logger LOG = LoggerFactory.getLogger(RetryLater.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 20;

  private final Job job;
  private final Schedule schedule;
  private final TellTroubles troubles;
  private final Release release;

  /** Lets a job be run at once by whoever comes. */
  interface Release {
    void release(Job job);
  }

  RetryLater(Job job, Schedule schedule, TellTroubles troubles, Release release) {
    this.job = job;
    this.schedule = schedule;
    this.troubles = troubles;
    this.release = release;
  }

  @Override
  public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    Throwable cause = complete.getCause().orElse(null);
    if (cause instanceof Stopped) {
      release.release(job);
      return;
    }
    Instant next = complete.getTimeDone().plus(delay(complete.getExecution().consecutiveFailures));
    if (job.when() instanceof When.Cron) {
      Instant usual = schedule.getNextExecutionTime(complete);
      next = usual.isBefore(next) ? usual : next;
    }
    LOG.debug("{} failed", job.name(), cause);
    troubles.failed(job.name().toString(), line(cause), next);
    operations.reschedule(complete, next);
  }

  /**
   * How long to wait.
   *
   * @param failures in a row before this one
   */
  Duration delay(int failures) {
    Duration first = FIRST;
    if (job.when() instanceof When.Every every && every.interval().compareTo(FIRST) < 0) {
      first = every.interval();
    }
    Duration delay = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
  }

  private static String line(@Nullable Throwable cause) {
    if (cause instanceof WaybillException known) {
      return String.valueOf(known.getMessage()).lines().collect(Collectors.joining("; "));
    }
    return "unforeseen error ("
        + (cause == null ? "none told" : cause.getClass().getSimpleName())
        + "). This is a defect: run with --verbose and report what is logged.";
  }

  /** A job was stopped before its end, which is no failure. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }
}

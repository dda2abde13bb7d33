package dev.waybill.app.run;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.waybill.app.config.When;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs at their times by the schedule in the database, each on one node at a time.
 * Thread-safe; close it, which ends what is under way.
 *
 * <p>A job's row says who runs it and when that node was last heard of. One that has not been heard
 * of for {@link #DEAD_AFTER} is taken for dead, and its jobs are run by another.
 */
final class RunJobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunJobs.class);
  private static final String TABLE = "waybill.schedule";
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int HEARTBEATS_MISSED = 6;
  private static final int HOUSEKEEPERS = 3;
  private static final int MOST_THREADS = 32;

  /** How long a node may be silent; what looks for it comes every two heartbeats. */
  static final Duration DEAD_AFTER = HEARTBEAT.multipliedBy(HEARTBEATS_MISSED);

  /** Twice this is waited for what is under way. */
  private static final Duration HALF_PATIENCE = Duration.ofSeconds(5);

  private final PooledConnections connections;
  private final DatabaseClock clock;
  private final String node;
  private final Reporter reporter;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Scheduler scheduler;

  /** Where it is told how jobs go. */
  record Reporter(TellTroubles troubles, Meters meters) {}

  RunJobs(
      List<Job> jobs, ZoneId zone, PooledConnections connections, Node node, Reporter reporter) {
    this.connections = connections;
    this.clock = node.clock();
    this.node = node.name();
    this.reporter = reporter;
    jobs.forEach(job -> this.jobs.put(job.name().scheduled(), job));
    this.scheduler =
        Scheduler.create(connections)
            .startTasks(jobs.stream().map(job -> task(job, zone)).toList())
            .tableName(TABLE)
            .jdbcCustomization(new DefaultJdbcCustomization(false))
            .schedulerName(new SchedulerName.Fixed(node.name()))
            .clock(node.clock())
            .pollingInterval(LOOK)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(HEARTBEATS_MISSED)
            .threads(threads())
            .executorService(PatientThreads.fixed("job", threads()))
            .dueExecutor(PatientThreads.fixed("look", 1))
            .housekeeperExecutor(PatientThreads.scheduled("heartbeat", HOUSEKEEPERS))
            .shutdownMaxWait(HALF_PATIENCE)
            .failureLogging(LogLevel.OFF, false)
            .addSchedulerListener(new Watch())
            .build();
  }

  /**
   * This process among those that share the schedule.
   *
   * @param name at most 50 characters; no other's
   * @param clock the time that all of them agree on
   */
  record Node(String name, DatabaseClock clock) {}

  /** One for each job, so that none waits for another. */
  private int threads() {
    return Math.max(1, Math.min(jobs.size(), MOST_THREADS));
  }

  void start() {
    scheduler.start();
  }

  /** Removes what is scheduled and not configured any more. */
  void removeOthers(List<ScheduledRun> scheduled) throws SQLException {
    try (Connection connection = connections.getConnection();
        PreparedStatement remove = connection.prepareStatement(ServiceSql.of("remove_job"))) {
      for (ScheduledRun run : scheduled) {
        if (!jobs.containsKey(run.scheduled())) {
          remove.setString(1, run.scheduled());
          remove.executeUpdate();
          LOG.info("{} is not configured any more, and is removed from the schedule.", run.job());
        }
      }
    }
  }

  private RecurringTask<Void> task(Job job, ZoneId zone) {
    Schedule schedule = schedule(job.when(), zone);
    return Tasks.recurring(job.name().scheduled(), schedule)
        .onFailure(new RetryLater(job, schedule, reporter.troubles(), this::release))
        .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.now()))
        .execute((instance, context) -> run(job));
  }

  static Schedule schedule(When when, ZoneId zone) {
    if (when instanceof When.Cron cron) {
      return new CronSchedule(cron.expression(), zone);
    }
    return FixedDelay.of(((When.Every) when).interval());
  }

  private void run(Job job) {
    try {
      job.run();
    } catch (InterruptedException e) {
      throw new RetryLater.Stopped();
    } catch (RuntimeException e) {
      reporter.meters().ran(job.name(), Meters.Outcome.FAILED);
      throw e;
    }
    reporter.meters().ran(job.name(), Meters.Outcome.SUCCEEDED);
    reporter.troubles().well(job.name().toString());
  }

  private void release(Job job) {
    try (Connection connection = connections.getConnection();
        PreparedStatement release = connection.prepareStatement(ServiceSql.of("release_job"))) {
      release.setObject(1, clock.now().atOffset(ZoneOffset.UTC));
      release.setString(2, job.name().scheduled());
      release.setString(3, node);
      release.executeUpdate();
    } catch (SQLException e) {
      // It is taken over like that of a dead node.
      LOG.debug("{} was stopped and could not be released", job.name(), e);
    }
  }

  /** Ends what is under way, waiting for it no longer than a person would. */
  @Override
  public void close() {
    jobs.values().forEach(Job::stop);
    scheduler.stop();
    List<CurrentlyExecuting> left = scheduler.getCurrentlyExecuting();
    if (!left.isEmpty()) {
      LOG.warn(
          "Left at work, to be finished or undone by the database: {}",
          left.stream()
              .map(one -> JobName.ofScheduled(one.getExecution().getTaskName()))
              .flatMap(Optional::stream)
              .toList());
    }
  }

  /** What else happens to jobs. */
  private final class Watch extends AbstractSchedulerListener {
    /** Another node has, or will have, taken it over. */
    @Override
    public void onExecutionFailedHeartbeat(CurrentlyExecuting executing) {
      Job job = jobs.get(executing.getExecution().getTaskName());
      if (job != null && executing.getHeartbeatState().getFailedHeartbeats() > 1) {
        LOG.warn("{} was taken over by another node, and is ended here.", job.name());
        job.abandon();
      }
    }

    @Override
    public void onExecutionDead(Execution execution) {
      LOG.atWarn()
          .addKeyValue("node", execution.pickedBy)
          .log(
              "{} was run by {}, which has not been heard of for {} s; it is taken over.",
              JobName.ofScheduled(execution.getTaskName()).map(JobName::toString).orElse("a job"),
              execution.pickedBy,
              DEAD_AFTER.toSeconds());
    }
  }
}

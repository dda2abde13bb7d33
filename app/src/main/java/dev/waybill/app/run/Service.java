package dev.waybill.app.run;

import dev.waybill.ErrorCode;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.app.config.Settings;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running service: passes of sources, refreshes of queues and upkeep, each at its times and on
 * one node at a time. It lives on whatever fails. Thread-safe; close it, which ends what is under
 * way.
 */
public final class Service implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final PooledConnections connections;
  private final RunJobs jobs;
  private final @Nullable ServeMetrics metrics;

  private Service(PooledConnections connections, RunJobs jobs, @Nullable ServeMetrics metrics) {
    this.connections = connections;
    this.jobs = jobs;
    this.metrics = metrics;
  }

  /**
   * Begins.
   *
   * @param waybill open for longer than the service
   * @param zone of dates without an offset and of cron expressions
   * @param metrics where figures are served; null for nowhere
   * @throws WaybillException {@code CONFIGURATION} where there is nothing to run, {@code
   *     NOT_INSTALLED} where the schedule is missing, {@code REFUSED} where figures cannot be
   *     served
   */
  public static Service start(
      Waybill waybill, Settings settings, ZoneId zone, @Nullable InetSocketAddress metrics) {
    Figures figures = new Figures(waybill, metrics);
    List<Job> jobs = MakeJobs.of(waybill, settings, zone, figures.meters());
    List<ScheduledRun> scheduled =
        ScheduledRun.all(waybill)
            .orElseThrow(
                () ->
                    new WaybillException(
                        ErrorCode.NOT_INSTALLED,
                        "Waybill is not installed in this database, or an older version of it is."
                            + " Run waybill install."));
    TellTroubles troubles = new TellTroubles(Clock.systemUTC());
    PooledConnections connections = new PooledConnections(waybill, figures.clock(), troubles);
    try {
      RunJobs run =
          new RunJobs(
              jobs,
              zone,
              connections,
              new RunJobs.Node(NodeName.ofThisProcess(), figures.clock()),
              new RunJobs.Reporter(troubles, figures.meters()));
      run.removeOthers(scheduled);
      ServeMetrics serve = figures.serve(settings, jobs.stream().map(Job::name).toList());
      run.start();
      tellOf(jobs);
      return new Service(connections, run, serve);
    } catch (SQLException e) {
      connections.close();
      throw new WaybillException(
          ErrorCode.UNREACHABLE,
          "The schedule could not be written (SQLState " + e.getSQLState() + "). Try again.",
          e);
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  private static void tellOf(List<Job> jobs) {
    LOG.info(
        "Running: {}.",
        jobs.stream()
            .map(job -> job.name() + " " + MakeJobs.words(job.when()))
            .collect(Collectors.joining(", ")));
  }

  /** Where figures are served; 0 for nowhere. */
  public int metricsPort() {
    return metrics == null ? 0 : metrics.port();
  }

  @Override
  public void close() {
    LOG.info("Stopping.");
    if (metrics != null) {
      metrics.close();
    }
    jobs.close();
    connections.close();
    LOG.info("Stopped.");
  }
}

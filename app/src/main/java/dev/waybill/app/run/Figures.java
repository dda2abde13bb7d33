package dev.waybill.app.run;

import dev.waybill.QueueSettings;
import dev.waybill.Waybill;
import dev.waybill.app.config.Settings;
import dev.waybill.sync.SourceSettings;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is counted, and where it is shown; counted in vain where nobody asked for it. */
final class Figures {
  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);

  private final DatabaseClock clock = new DatabaseClock(Clock.systemUTC());
  private final Standing standing;
  private final @Nullable InetSocketAddress address;
  private final @Nullable PrometheusMeterRegistry registry;
  private final Meters meters;

  Figures(Waybill waybill, @Nullable InetSocketAddress address) {
    this.standing = new Standing(waybill, clock);
    this.address = address;
    this.registry = address == null ? null : new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    this.meters = registry == null ? Meters.off() : new Meters(registry);
  }

  DatabaseClock clock() {
    return clock;
  }

  Meters meters() {
    return meters;
  }

  /** Serves what is asked for; null where nothing is. */
  @Nullable ServeMetrics serve(Settings settings, List<JobName> jobs) {
    if (registry == null || address == null) {
      return null;
    }
    PrometheusMeterRegistry shown = registry;
    new JvmMemoryMetrics().bindTo(shown);
    new ProcessorMetrics().bindTo(shown);
    new UptimeMetrics().bindTo(shown);
    StandingGauges gauges = new StandingGauges(shown, standing);
    gauges.database();
    jobs.forEach(gauges::job);
    settings.sources().stream().map(SourceSettings::name).forEach(gauges::source);
    settings.config().queues().stream().map(QueueSettings::name).forEach(gauges::queue);
    ServeMetrics serve =
        new ServeMetrics(address, shown::scrape, () -> Health.of(standing.facts(), jobs));
    LOG.info(
        "Figures at http://{}:{}/metrics, health at /health.",
        address.getHostString(),
        serve.port());
    return serve;
  }
}

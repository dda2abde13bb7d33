package dev.waybill.app.cli;

import dev.waybill.ErrorCode;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.app.config.Settings;
import dev.waybill.app.run.LogFormat;
import dev.waybill.app.run.Service;
import dev.waybill.app.run.ServiceLog;
import dev.waybill.app.run.StopSignal;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    description = {
      "Pulls from the sources and refreshes the queues, each by its interval, until it is stopped by"
          + " Ctrl-C or SIGTERM.",
      "Several may run on one PostgreSQL; each job then happens once."
    },
    footer = {
      "%nExample: with figures for Prometheus at http://127.0.0.1:9095/metrics",
      "  waybill run --metrics-port 9095"
    })
final class RunCommand extends OnDatabase {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int HIGHEST_PORT = 65535;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = "serve /metrics and /health there over HTTP; nowhere unless given")
  private @Nullable Integer metricsPort;

  @Option(
      names = "--metrics-address",
      paramLabel = "ADDRESS",
      description = "of which network; only this machine can ask unless given")
  private String metricsAddress = LOOPBACK;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = "text, or json for what collects logs (default: text)")
  private LogFormat logFormat = LogFormat.TEXT;

  @Override
  Settings settings() {
    return root().settingsWithSources();
  }

  @Override
  int run(Waybill waybill) {
    InetSocketAddress metrics = metrics();
    Settings settings = settings();
    ServiceLog.begin(logFormat);
    try (StopSignal stop = new StopSignal();
        Service service =
            Service.start(waybill, settings, Times.zone(settings.config()), metrics)) {
      stop.await();
    }
    return DONE;
  }

  private @Nullable InetSocketAddress metrics() {
    if (metricsPort == null) {
      return null;
    }
    if (metricsPort < 0 || metricsPort > HIGHEST_PORT) {
      throw new WaybillException(
          ErrorCode.USAGE, "--metrics-port must be 0 to 65535, not " + metricsPort + ".");
    }
    return new InetSocketAddress(metricsAddress, metricsPort);
  }
}

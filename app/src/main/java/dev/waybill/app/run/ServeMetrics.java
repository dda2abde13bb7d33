package dev.waybill.app.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * Answers {@code /metrics}, in Prometheus' text format, and {@code /health}, with 200 or 503 and
 * one line, over HTTP. Thread-safe; close it.
 */
final class ServeMetrics implements AutoCloseable {
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int THREADS = 2;

  private final HttpServer server;
  private final ExecutorService threads = PatientThreads.fixed("http", THREADS);
  private final Supplier<String> metrics;
  private final Supplier<Health> health;

  private record Answer(int code, String type, String text) {}

  /**
   * Begins to listen.
   *
   * @throws WaybillException {@code REFUSED} where the address cannot be listened at
   */
  ServeMetrics(InetSocketAddress address, Supplier<String> metrics, Supplier<Health> health) {
    this.metrics = metrics;
    this.health = health;
    try {
      this.server = HttpServer.create(address, 0);
    } catch (IOException | UnresolvedAddressException e) {
      throw new WaybillException(
          ErrorCode.REFUSED,
          "Metrics cannot be served at "
              + address.getHostString()
              + ":"
              + address.getPort()
              + ": the port is taken, or the address is none of this machine's. Choose another with"
              + " --metrics-port and --metrics-address.",
          e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
      byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(answer.code(), -1);
      } else {
        exchange.sendResponseHeaders(answer.code(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Answer answer(String method, String path) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return new Answer(405, TEXT, "Only GET and HEAD.\n");
    }
    if (path.equals("/metrics")) {
      return new Answer(200, METRICS, metrics.get());
    }
    if (path.equals("/health")) {
      Health now = health.get();
      return new Answer(now.well() ? 200 : 503, TEXT, now.line() + "\n");
    }
    return new Answer(404, TEXT, "There are /metrics and /health.\n");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}

package dev.waybill.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.waybill.Batch;
import dev.waybill.DatabaseSettings;
import dev.waybill.Waybill;
import dev.waybill.app.config.ConfigFile;
import dev.waybill.app.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service on a real database. */
abstract class ServiceContract {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration SECONDS = Duration.ofSeconds(15);
  private static final String COUNTING = "sources: { counter: { type: counting, every: 1s } }\n";

  @TempDir Path folder;

  private @Nullable DatabaseSettings database;

  /** An empty database. */
  abstract DatabaseSettings fresh();

  /** The configuration on the test's database. */
  private Settings settings(String more) throws IOException {
    DatabaseSettings at = database == null ? fresh() : database;
    database = at;
    String user = at.user() == null ? "" : ", user: " + at.user();
    Files.writeString(
        folder.resolve("waybill.yaml"),
        "database: { url: '" + at.url() + "'" + user + " }\n" + more);
    return ConfigFile.loadWithSources(folder.resolve("waybill.yaml"));
  }

  private static Waybill installed(Settings settings) {
    Waybill waybill = Waybill.open(settings.config());
    waybill.install();
    return waybill;
  }

  private static Service start(Waybill waybill, Settings settings) {
    return Service.start(waybill, settings, ZoneId.of("UTC"), null);
  }

  private static ScheduledRun scheduled(Waybill waybill, String name) {
    return ScheduledRun.all(waybill).orElseThrow().stream()
        .filter(run -> run.scheduled().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(Waybill waybill) {
    return ScheduledRun.all(waybill).orElseThrow().stream().map(ScheduledRun::scheduled).toList();
  }

  @Test
  void jobs_runByTheirIntervals() throws Exception {
    Settings settings = settings(COUNTING + "queues: { queue: { every: 1s } }\n");
    try (Waybill waybill = installed(settings)) {
      try (Service service = start(waybill, settings)) {
        Until.holds("three passes", () -> Run.in(folder).size() >= 3);
        Until.holds("three batches", () -> waybill.queue("queue").batches().size() >= 3);
        assertThat(names(waybill)).containsExactly("queue:queue", "source:counter", "upkeep");
        assertThat(service.metricsPort()).isZero();
      }
      waybill.queue("queue").refresh();

      assertThat(waybill.queue("queue").batches().stream().mapToLong(Batch::rows).sum())
          .isEqualTo(customers(waybill));
      assertThat(customers(waybill)).isGreaterThanOrEqualTo(4);
      assertThat(scheduled(waybill, "source:counter").lastSuccess()).isNotNull();
      assertThat(scheduled(waybill, "source:counter").failures()).isZero();
    }
  }

  @Test
  void cron_comesAtItsTimes() throws Exception {
    Settings settings = settings("queues: { queue: { cron: '*/2 * * * * *' } }\n");
    try (Waybill waybill = installed(settings);
        Service service = start(waybill, settings)) {
      Until.holds("two batches", () -> waybill.queue("queue").batches().size() >= 2);

      Instant next = scheduled(waybill, "queue:queue").next();

      assertThat(service.metricsPort()).isZero();
      assertThat(next.getEpochSecond() % 2).isZero();
      assertThat(next.getNano()).isZero();
    }
  }

  @Test
  void jobs_notConfiguredAnyMore_areRemoved() throws Exception {
    Settings both = settings(COUNTING + "queues: { queue: { every: 1h } }\n");
    try (Waybill waybill = installed(both)) {
      start(waybill, both).close();
      assertThat(names(waybill)).containsExactly("queue:queue", "source:counter", "upkeep");

      start(waybill, settings("queues: { queue: { every: 1h } }\n")).close();

      assertThat(names(waybill)).containsExactly("queue:queue", "upkeep");
    }
  }

  @Test
  void interval_thatWasChanged_holdsAfterRestart() throws Exception {
    Settings hourly = settings("queues: { queue: { every: 1h } }\n");
    try (Waybill waybill = installed(hourly)) {
      try (Service service = start(waybill, hourly)) {
        Until.holds("one batch", () -> scheduled(waybill, "queue:queue").lastSuccess() != null);
        assertThat(service.metricsPort()).isZero();
      }
      assertThat(scheduled(waybill, "queue:queue").next())
          .isAfter(Instant.now().plus(Duration.ofMinutes(50)));
      Settings secondly = settings("queues: { queue: { every: 1s } }\n");
      try (Service service = start(waybill, secondly)) {
        Until.holds("more batches", () -> waybill.queue("queue").batches().size() >= 3);
        assertThat(service.metricsPort()).isZero();
      }
    }
  }

  @Test
  void source_thatFails_isTriedLaterAndLater_andTheServiceLivesOn() throws Exception {
    Files.writeString(folder.resolve(CountingSource.FAILS), "Nobody answers at port 7.");
    Settings settings = settings(COUNTING + "queues: { queue: { every: 1s } }\n");
    try (Waybill waybill = installed(settings);
        Service service = Service.start(waybill, settings, ZoneId.of("UTC"), ANY_PORT)) {
      Until.holds("four failures", () -> scheduled(waybill, "source:counter").failures() >= 4);
      ScheduledRun failed = scheduled(waybill, "source:counter");
      assertThat(failed.lastFailure()).isNotNull();
      assertThat(Duration.between(failed.lastFailure(), failed.next()).toSeconds())
          .isBetween(7L, 17L);
      assertThat(waybill.queue("queue").batches()).hasSizeGreaterThan(1);
      Until.holds("it is told", () -> get(service, "/health").statusCode() == 503);
      assertThat(get(service, "/health").body())
          .containsPattern("source counter failed \\d+ times");

      Files.delete(folder.resolve(CountingSource.FAILS));

      Until.holds("it works again", () -> scheduled(waybill, "source:counter").failures() == 0);
      Until.holds("it is told", () -> get(service, "/health").statusCode() == 200);
      assertThat(get(service, "/health").body()).isEqualTo("well: 3 jobs\n");
    }
  }

  private static HttpResponse<String> get(Service service, String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.metricsPort() + path))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void metrics_tellWhatHappened() throws Exception {
    Settings settings =
        settings(
            """
            sources: { counter: { type: counting, every: 1h, pages: 3, rows: 5 } }
            queues: { queue: { every: 1h } }
            """);
    try (Waybill waybill = installed(settings);
        Service service = Service.start(waybill, settings, ZoneId.of("UTC"), ANY_PORT)) {
      Until.holds(
          "both have run",
          () ->
              Stream.of("source:counter", "queue:queue", "upkeep")
                  .allMatch(name -> scheduled(waybill, name).lastSuccess() != null));
      try (Connection connection = waybill.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("insert into dbo.Customers (CustomerID) values (77)");
      }
      Until.holds(
          "the gauges are fresh",
          () -> figure(service, "waybill_queue_pending{queue=\"queue\"}") >= 1);

      assertThat(
              figure(
                  service,
                  "waybill_sync_rows_total{outcome=\"inserted\",source=\"counter\",table=\"dbo.Customers\"}"))
          .isEqualTo(15);
      assertThat(
              figure(
                  service,
                  "waybill_sync_rows_read_total{source=\"counter\",table=\"dbo.Customers\"}"))
          .isEqualTo(15);
      assertThat(figure(service, "waybill_sync_request_seconds_count{source=\"counter\"}"))
          .isEqualTo(3);
      assertThat(figure(service, "waybill_queue_refresh_seconds_count{queue=\"queue\"}"))
          .isEqualTo(1);
      assertThat(figure(service, "waybill_sync_lag_seconds{source=\"counter\"}"))
          .isBetween(0.0, 100.0);
      assertThat(
              figure(
                  service,
                  "waybill_job_last_success_timestamp_seconds{kind=\"source\",name=\"counter\"}"))
          .isBetween(
              Instant.now().minusSeconds(100).toEpochMilli() / 1000.0,
              Instant.now().plusSeconds(1).toEpochMilli() / 1000.0);
      assertThat(
              figure(
                  service,
                  "waybill_job_runs_total{kind=\"queue\",name=\"queue\",outcome=\"succeeded\"}"))
          .isEqualTo(1);
      assertThat(figure(service, "waybill_database_up")).isEqualTo(1);
      assertThat(get(service, "/").statusCode()).isEqualTo(404);
      assertThat(get(service, "/metrics").body()).doesNotContain("Customer 1");
    }
  }

  private static double figure(Service service, String name) throws Exception {
    HttpResponse<String> answer = get(service, "/metrics");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    return answer
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in\n" + answer.body()));
  }

  @Test
  void terminated_duringAPass_endsWithinSeconds_andLosesNothing() throws Exception {
    Settings settings = settings(COUNTING);
    installed(settings).close();
    Files.writeString(folder.resolve(CountingSource.WAITS), "");
    try (Node node = Node.start(folder, "--log-format", "json")) {
      Until.holds("a pass is under way", () -> !Run.in(folder).isEmpty());
      try (Waybill waybill = Waybill.open(settings.config())) {
        Until.holds("its first page is in", () -> customers(waybill) == 1);
      }

      assertThat(node.terminate(SECONDS)).as(node.log()).isZero();

      for (String line : node.log().lines().toList()) {
        try (JsonParser parser = new JsonFactory().createParser(line)) {
          while (parser.nextToken() != null) {
            // To its end.
          }
        }
      }
      assertThat(node.log()).contains("\"formattedMessage\":\"Stopped.\"");
    }
    try (Waybill waybill = Waybill.open(settings.config())) {
      ScheduledRun run = scheduled(waybill, "source:counter");
      assertThat(run.node()).isNull();
      assertThat(run.failures()).isZero();
      assertThat(run.next()).isBefore(Instant.now().plusSeconds(1));
      Files.delete(folder.resolve(CountingSource.WAITS));
      try (Service service = start(waybill, settings)) {
        Until.holds("the rest is read", () -> customers(waybill) >= 3);
        assertThat(service.metricsPort()).isZero();
      }
      assertThat(Run.in(folder).get(1).after()).isEqualTo(1);
    }
  }

  private static long customers(Waybill waybill) throws Exception {
    try (Connection connection = waybill.connect();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from dbo.Customers")) {
      row.next();
      return row.getLong(1);
    }
  }
}

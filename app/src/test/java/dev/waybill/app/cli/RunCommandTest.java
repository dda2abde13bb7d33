package dev.waybill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  private static final String QUEUE = "queues: { queue: { every: 1s } }\n";

  @TempDir private Path folder;

  private CommandRun waybill(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--config", folder.resolve("waybill.yaml").toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private void configure(String more) throws IOException {
    Files.writeString(
        folder.resolve("waybill.yaml"),
        "database: { url: 'jdbc:h2:file:" + folder.resolve("waybill") + "' }\n" + more);
  }

  @Test
  void run_withoutSourcesAndSchedules_saysWhatToAdd() throws IOException {
    configure("queues: { queue: {} }\n");
    waybill("install").succeeds();

    waybill("run").failsWith(3, "no queue in it has every or cron");
  }

  @Test
  void run_whereNothingIsInstalled_saysSo() throws IOException {
    configure(QUEUE);

    waybill("run").failsWith(6, "Run waybill install.");
  }

  @Test
  void run_whereThePortIsTaken_saysSo() throws IOException {
    configure(QUEUE);
    waybill("install").succeeds();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      waybill("run", "--metrics-port", String.valueOf(taken.getLocalPort()))
          .failsWith(5, "--metrics-port");
    }
    waybill("run", "--metrics-port", "70000").failsWith(2, "--metrics-port");
  }

  @Test
  void run_untilItIsStopped_refreshes_andStatusTellsTheNextRun() throws Exception {
    configure(QUEUE);
    waybill("install").succeeds();
    assertThat(waybill("status").succeeds().out()).doesNotContain("next_run");
    FutureTask<CommandRun> running = new FutureTask<>(() -> waybill("run"));
    Thread thread = new Thread(running);
    thread.start();

    while (waybill("batches", "--format", "csv").out().lines().count() < 3) {
      assertThat(new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(running.isDone()).isFalse();
    }
    thread.interrupt();

    assertThat(running.get(1, TimeUnit.MINUTES).succeeds().out()).isEmpty();
    assertThat(waybill("status").succeeds().out())
        .containsPattern("job +next_run +last_success +failures +runs_on")
        .containsPattern("queue queue +20\\d\\d-.* 0 ")
        .contains("upkeep");
    assertThat(waybill("status", "--format", "json").succeeds().out())
        .containsPattern("\"job\" : \"queue queue\",\\s+\"next_run\" : \"20\\d\\d-");
  }
}

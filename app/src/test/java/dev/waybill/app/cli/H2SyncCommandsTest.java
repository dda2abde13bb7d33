package dev.waybill.app.cli;

import static dev.waybill.app.sync.Script.customers;
import static dev.waybill.app.sync.Script.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class H2SyncCommandsTest extends SyncCommandsContract {
  private int databases;

  @Override
  DatabaseSettings fresh() {
    databases++;
    return new DatabaseSettings(
        "jdbc:h2:file:" + folder.resolve("data/waybill" + databases), null, null);
  }

  /** As a service manager stops it; without our handler this process would end. */
  @Test
  void sync_sigterm_endsWithThePageInHand() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "signals are sent by /bin/kill");
    script().page(customers(row(1, "Baker"))).waits();

    CommandRun run =
        stopWhenWaiting(
            thread ->
                new ProcessBuilder("/bin/kill", "-TERM", "" + ProcessHandle.current().pid())
                    .start()
                    .waitFor(),
            "sync");

    assertThat(run.succeeds().err()).isEqualTo("shop: 1 inserted\n");
  }
}

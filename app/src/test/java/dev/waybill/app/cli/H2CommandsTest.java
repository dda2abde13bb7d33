package dev.waybill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.DatabaseSettings;
import org.junit.jupiter.api.Test;

class H2CommandsTest extends CommandsContract {
  private int databases;

  @Override
  DatabaseSettings fresh() {
    databases++;
    return new DatabaseSettings(
        "jdbc:h2:file:" + folder.resolve("data/waybill" + databases), null, null);
  }

  @Override
  String call(String procedure, String argument) {
    return "exec " + procedure + " " + argument;
  }

  @Test
  void guide_asTheVendorWritesIt() {
    waybill("install").succeeds();

    CommandRun run =
        waybill("sql", "exec queue.Refresh '1/1/2017'; select * from queue.Orders").succeeds();

    assertThat(run.out()).containsPattern("(?m)^batch +kind +from +until +rows$");
    assertThat(run.out()).contains("since", "OrderID", "CustomerID", "ModifiedDate");
  }

  @Test
  void readingCommands_createNoDatabase() {
    for (String[] command :
        new String[][] {
          {"status"}, {"doctor"}, {"batches"}, {"show"}, {"refresh"}, {"queue", "list"}
        }) {
      waybill(command).failsWith(6, "waybill install");
    }
    assertThat(waybill("install", "--print").succeeds().out()).containsIgnoringCase("create ");

    assertThat(folder.resolve("data")).doesNotExist();
  }
}

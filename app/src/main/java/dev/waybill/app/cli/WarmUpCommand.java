package dev.waybill.app.cli;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.Waybill;
import dev.waybill.app.print.Screen;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Does once, on a database in memory, what most commands do, so that the launcher can keep the
 * classes they load for a quick start.
 */
@Command(name = "warm-up", hidden = true, description = "For the launcher.")
final class WarmUpCommand implements Callable<Integer> {
  private static final String IN_MEMORY = "jdbc:h2:mem:warm-up";

  @Override
  public Integer call() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Config config = Config.builtIn(new DatabaseSettings(IN_MEMORY, null, null));
    try (Waybill waybill = Waybill.open(config)) {
      waybill.install();
      BatchSlip.of(waybill.queue("queue").refresh(), config)
          .print(Screen.of(nowhere, nowhere), dev.waybill.app.print.Format.TABLE);
      return CommandLineInterface.run(Screen.of(nowhere, nowhere), "status", "--help");
    }
  }
}

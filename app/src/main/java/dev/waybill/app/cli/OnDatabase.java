package dev.waybill.app.cli;

import dev.waybill.Config;
import dev.waybill.Waybill;
import dev.waybill.app.config.Settings;
import dev.waybill.app.print.Screen;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that needs the configured database open. */
abstract class OnDatabase implements Callable<Integer> {
  static final int DONE = 0;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public final Integer call() {
    Config config = settings().config();
    try (Waybill waybill = creates() ? Waybill.open(config) : Waybill.openExisting(config)) {
      return run(waybill);
    }
  }

  /** The configuration that holds for this command; one that looks into sources checks them. */
  Settings settings() {
    return root().settings();
  }

  /** Whether an embedded database that is not there is to be created. */
  boolean creates() {
    return false;
  }

  /**
   * Does the work.
   *
   * @return the exit code
   */
  abstract int run(Waybill waybill);

  final WaybillCommand root() {
    return WaybillCommand.above(Objects.requireNonNull(spec));
  }

  final Screen screen() {
    return root().screen();
  }
}

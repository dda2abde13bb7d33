package dev.waybill.app.cli;

import dev.waybill.Config;
import dev.waybill.Waybill;
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
    Config config = root().config();
    try (Waybill waybill = creates() ? Waybill.open(config) : Waybill.openExisting(config)) {
      return run(waybill);
    }
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

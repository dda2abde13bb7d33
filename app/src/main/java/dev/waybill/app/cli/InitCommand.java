package dev.waybill.app.cli;

import dev.waybill.app.config.ConfigFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "init",
    description = "Writes a commented waybill.yaml to start from.",
    footer = {"%nExample:", "  waybill init --config shop.yaml"})
final class InitCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    WaybillCommand root = WaybillCommand.above(Objects.requireNonNull(spec));
    Path file = ConfigFile.write(root.configFile());
    root.screen().tell("Wrote " + file + ". Set database.url in it, then run: waybill install");
    return OnDatabase.DONE;
  }
}

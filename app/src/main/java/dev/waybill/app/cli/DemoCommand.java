package dev.waybill.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "demo",
    description = "Walks through everything on a database of its own; takes a few seconds.",
    footer = {"%nExample:", "  waybill demo"})
final class DemoCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return OnDatabase.DONE;
  }
}

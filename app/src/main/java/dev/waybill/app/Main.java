package dev.waybill.app;

import dev.waybill.app.cli.CommandLineInterface;
import dev.waybill.app.print.Screen;

/** Where the process starts. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(CommandLineInterface.run(Screen.standard(), arguments));
  }
}

package dev.waybill.app.cli;

import dev.waybill.app.print.Screen;
import java.io.PrintWriter;
import java.io.Writer;

/** A screen that nobody looks at. */
final class NoScreen {
  static final Screen SCREEN =
      Screen.of(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));

  private NoScreen() {}
}

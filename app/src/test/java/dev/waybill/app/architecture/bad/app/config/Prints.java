package dev.waybill.app.architecture.bad.app.config;

/** Output goes through the screen. */
public final class Prints {
  void print() {
    System.out.println("past the screen");
  }
}

package dev.waybill.bench.measure;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.Waybill;
import dev.waybill.load.Loader;
import dev.waybill.load.RejectLimit;

/** Loads pages of orders, as a program of its own that can be given a small heap. */
public final class LoadPages {
  private LoadPages() {}

  /** Arguments: the database's URL, its user, and how many pages. */
  public static void main(String[] arguments) {
    DatabaseSettings database = new DatabaseSettings(arguments[0], arguments[1], null);
    OrderPages orders = OrderPages.make();
    try (Waybill waybill = Waybill.open(Config.builtIn(database));
        Loader loader = waybill.loader()) {
      for (int page = 0; page < Integer.parseInt(arguments[2]); page++) {
        loader.load("bench", orders.page(page), RejectLimit.DEFAULT);
      }
    }
  }
}

package dev.waybill.bench.report;

/** What a figure counts. */
public enum Unit {
  MILLISECONDS("ms"),
  PER_SECOND("per second"),
  ROWS("rows"),
  KILOBYTES("kB"),
  PERCENT("%");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }
}

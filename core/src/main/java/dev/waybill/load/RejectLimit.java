package dev.waybill.load;

/**
 * How much of a page may not fit.
 *
 * @param share of its rows, 0 to 1
 * @param atLeast rows that may always be set aside, so that a small page is not stopped by one
 */
public record RejectLimit(double share, int atLeast) {
  public static final RejectLimit DEFAULT = new RejectLimit(0.1, 10);
}

package dev.waybill.bench.report;

/**
 * What was asked of Waybill.
 *
 * @param text such as {@code ≤ 1.5 ×}
 * @param kept whether its figure is so
 */
public record Bar(String text, boolean kept) {}

package dev.waybill.bench.report;

/**
 * The figures of one candidate.
 *
 * @param candidate its name
 * @param sample by round
 * @param ratio beside the reference, by round; empty for the reference itself
 */
public record Entry(String candidate, Sample sample, Sample ratio) {}

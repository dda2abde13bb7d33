package dev.waybill.bench.report;

/**
 * A candidate that was not measured.
 *
 * @param candidate its name
 * @param reason why, as a sentence without its full stop
 */
public record NotRun(String candidate, String reason) {}

package dev.waybill.contract.history;

/**
 * What a row holds beside its key.
 *
 * @param value balance, total or amount
 * @param version grows with every write of the row
 * @param stamp the one write that made this state
 */
public record State(long value, long version, long stamp) {}

package dev.waybill.contract.history;

import org.jspecify.annotations.Nullable;

/**
 * What a transaction did to a row in the end.
 *
 * @param state null where the row is gone
 */
public record Effect(Key key, @Nullable State state) {}

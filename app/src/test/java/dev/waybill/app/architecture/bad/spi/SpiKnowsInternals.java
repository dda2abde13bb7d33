package dev.waybill.app.architecture.bad.spi;

import dev.waybill.app.architecture.bad.internal.Hidden;

/** The implementers' API must not lean on internals. */
public record SpiKnowsInternals(Hidden hidden) {}

package dev.waybill.app.architecture.bad;

import dev.waybill.app.architecture.bad.internal.Hidden;

/** The callers' API must not lean on internals. */
public record CallerKnowsInternals(Hidden hidden) {}

package dev.waybill.app.architecture.bad.app;

import dev.waybill.app.architecture.bad.internal.Hidden;

/** Another module must not lean on core's internals. */
public record AppKnowsInternals(Hidden hidden) {}

package dev.waybill.app.architecture.bad.app;

import dev.waybill.app.architecture.bad.sync.internal.one.OneSource;

/** Another module must not lean on sync's internals. */
public record AppKnowsSources(OneSource source) {}

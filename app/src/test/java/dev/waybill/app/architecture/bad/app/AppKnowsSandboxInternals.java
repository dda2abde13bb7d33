package dev.waybill.app.architecture.bad.app;

import dev.waybill.app.architecture.bad.sandbox.internal.Inside;

/** Another module must not lean on the sandbox's internals. */
public record AppKnowsSandboxInternals(Inside inside) {}

package dev.waybill.app.architecture.bad.sandbox;

import dev.waybill.app.architecture.bad.app.AppKnowsInternals;

/** The stand-in must not lean on what is tested with it. */
public record SandboxKnowsApp(AppKnowsInternals app) {}

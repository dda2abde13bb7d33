package dev.waybill.app.architecture.bad.sync;

import dev.waybill.app.architecture.bad.app.cli.BadCommand;

/** Sync must not know the modules above it. */
public record SyncKnowsApp(BadCommand command) {}

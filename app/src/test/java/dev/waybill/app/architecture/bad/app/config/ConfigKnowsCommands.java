package dev.waybill.app.architecture.bad.app.config;

import dev.waybill.app.architecture.bad.app.cli.BadCommand;

/** Configuration must not lean on the commands. */
public record ConfigKnowsCommands(BadCommand command) {}

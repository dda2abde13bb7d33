package dev.waybill.app.architecture.bad;

import dev.waybill.app.architecture.bad.sandbox.SandboxKnowsApp;

/** What ships must do without the stand-in. */
public record CoreKnowsSandbox(SandboxKnowsApp sandbox) {}

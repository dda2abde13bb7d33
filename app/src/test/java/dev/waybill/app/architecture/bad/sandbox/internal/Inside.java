package dev.waybill.app.architecture.bad.sandbox.internal;

/** Stands for what the sandbox keeps to itself. */
public record Inside() {}

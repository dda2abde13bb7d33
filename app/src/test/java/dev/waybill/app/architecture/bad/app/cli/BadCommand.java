package dev.waybill.app.architecture.bad.app.cli;

/** A command. */
public final class BadCommand {}

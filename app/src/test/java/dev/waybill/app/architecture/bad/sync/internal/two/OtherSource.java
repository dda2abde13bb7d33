package dev.waybill.app.architecture.bad.sync.internal.two;

/** Another kind of source. */
public final class OtherSource {}

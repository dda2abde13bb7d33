package dev.waybill.app.architecture.bad.internal;

/** What others must not know. */
public final class Hidden {}

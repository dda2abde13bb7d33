package dev.waybill.app.architecture.bad.internal.two;

/** Another pack. */
public final class Two {}

package dev.waybill.app.architecture.bad.unmarked;

/** Its package has no {@code @NullMarked}. */
public final class Unmarked {}

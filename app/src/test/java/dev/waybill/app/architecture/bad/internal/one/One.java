package dev.waybill.app.architecture.bad.internal.one;

import dev.waybill.app.architecture.bad.internal.two.Two;

/** One pack must not know another. */
public record One(Two two) {}

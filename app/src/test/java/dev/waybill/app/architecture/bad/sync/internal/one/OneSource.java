package dev.waybill.app.architecture.bad.sync.internal.one;

import dev.waybill.app.architecture.bad.sync.internal.two.OtherSource;

/** One kind of source must not know another. */
public record OneSource(OtherSource other) {}

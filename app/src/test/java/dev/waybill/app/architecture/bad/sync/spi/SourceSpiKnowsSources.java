package dev.waybill.app.architecture.bad.sync.spi;

import dev.waybill.app.architecture.bad.sync.internal.one.OneSource;

/** What a source implements must not lean on one that comes with the product. */
public record SourceSpiKnowsSources(OneSource source) {}

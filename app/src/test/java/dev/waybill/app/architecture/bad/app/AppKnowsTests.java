package dev.waybill.app.architecture.bad.app;

import org.assertj.core.api.Assert;

/** What ships must not need a test library. */
public record AppKnowsTests(Assert<?, ?> tested) {}

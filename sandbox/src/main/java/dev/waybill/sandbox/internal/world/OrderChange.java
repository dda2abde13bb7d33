package dev.waybill.sandbox.internal.world;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a write-back sets of an order, by column. */
public record OrderChange(int orderId, Map<String, @Nullable Object> values) {}

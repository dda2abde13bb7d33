package dev.waybill.load;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a source has come.
 *
 * @param text in the source's own words, which nobody else reads; JSON by custom
 * @param upTo the moment up to which its records are here, for the lag; null where it cannot tell
 */
public record Watermark(String text, @Nullable Instant upTo) {}

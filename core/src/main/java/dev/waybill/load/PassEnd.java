package dev.waybill.load;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a pass of a source ended.
 *
 * @param started when it began
 * @param ended when it ended
 * @param loaded what it loaded
 * @param error one line of why it failed; null where it did not
 */
public record PassEnd(Instant started, Instant ended, Loaded loaded, @Nullable String error) {}

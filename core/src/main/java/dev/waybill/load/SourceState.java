package dev.waybill.load;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source stands.
 *
 * @param name in the configuration
 * @param upTo the moment up to which its records are here; null where it cannot tell
 * @param lastPage when its last page was loaded; null before the first
 * @param lastEnd how its last pass ended; null before the first
 * @param total of all passes, as one table
 * @param setAside records that wait in {@code waybill.rejected}
 */
public record SourceState(
    String name,
    @Nullable Instant upTo,
    @Nullable Instant lastPage,
    @Nullable PassEnd lastEnd,
    Loaded.Table total,
    long setAside) {}

package dev.waybill.internal.postgresql;

import org.jspecify.annotations.Nullable;

/**
 * One step of an install.
 *
 * @param action what it does, for people; null where it belongs to the step before
 * @param sql what runs
 * @param object what it creates, by the name under which the digest is kept; null for what leaves
 *     nothing to remember
 * @param digest of the definition
 */
record Step(
    @Nullable String action, String sql, @Nullable String object, @Nullable String digest) {}

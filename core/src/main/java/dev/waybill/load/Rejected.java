package dev.waybill.load;

import java.time.Instant;

/**
 * A record that is set aside.
 *
 * @param id by which it is tried again or dropped
 * @param source that it came from
 * @param what it is and why it does not fit
 * @param firstSeen when it came first
 * @param lastSeen when it came last
 */
public record Rejected(long id, String source, Reject what, Instant firstSeen, Instant lastSeen) {}

package dev.waybill.sync.internal.exigo;

import java.io.InputStream;
import java.time.Instant;

/**
 * A good answer, whole.
 *
 * @param body unpacked as it is read
 * @param asked when the request was sent: by the other side's clock or ours, whichever is earlier,
 *     so that nothing that changed since is missed
 */
record Answer(InputStream body, Instant asked) {}

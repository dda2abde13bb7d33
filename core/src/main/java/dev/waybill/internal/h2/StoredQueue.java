package dev.waybill.internal.h2;

import dev.waybill.QueueSettings;
import java.util.List;

/**
 * A queue as install recorded it.
 *
 * @param id names its frozen tables
 * @param settings as the user wrote them; {@code tables} is empty where it takes all
 * @param tables what it freezes, in the order of the model
 */
record StoredQueue(int id, QueueSettings settings, List<StoredTable> tables) {
  StoredQueue {
    tables = List.copyOf(tables);
  }
}

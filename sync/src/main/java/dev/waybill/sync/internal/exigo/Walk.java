package dev.waybill.sync.internal.exigo;

import dev.waybill.sync.internal.exigo.Progress.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all pages of a walk share.
 *
 * @param settings of the source
 * @param tables to load
 * @param values how values are read
 * @param drift fields that are new
 * @param events for the listener
 */
record Walk(
    ExigoSettings settings, OpenTables tables, ReadValue values, Drift drift, Events events) {
  /** Whether anything of a phase is loaded. */
  boolean wants(Phase phase) {
    return switch (phase) {
      case CUSTOMERS -> tables.any(ApiTables.CUSTOMERS);
      case ORDERS -> tables.any(ApiTables.ORDERS, ApiTables.DETAILS, ApiTables.PAYMENTS);
      case PARTS -> tables.any(ApiTables.SITES, ApiTables.ACCOUNTS);
      case DONE -> false;
    };
  }

  /**
   * An empty page.
   *
   * @param last id before it; null for none
   * @param asked when it was asked for
   */
  PageRecords page(Phase phase, @Nullable Long last, Instant asked) {
    return phase == Phase.ORDERS
        ? new OrderPage(this, last, asked)
        : new CustomerPage(this, phase, last, asked);
  }

  /** Collects a table's rows; null where it is not loaded. */
  @Nullable CollectRows collect(ApiTable table) {
    return tables.find(table).map(fields -> new CollectRows(fields, values, drift)).orElse(null);
  }
}

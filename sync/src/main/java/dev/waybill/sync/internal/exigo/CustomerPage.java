package dev.waybill.sync.internal.exigo;

import dev.waybill.load.Reject;
import dev.waybill.load.TableRows;
import dev.waybill.load.TableRows.Whole;
import dev.waybill.sync.internal.exigo.Progress.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of customers, with the sites and accounts that are fetched for them where it is their
 * turn.
 */
final class CustomerPage extends PageRecords {
  private final @Nullable CollectRows customers;
  private final @Nullable CollectRows sites;
  private final @Nullable CollectRows accounts;
  private final List<Changed> changed = new ArrayList<>();

  /**
   * A customer that changed.
   *
   * @param id of the customer
   * @param modified the date of the change as it came; null for none
   */
  record Changed(long id, @Nullable String modified) {}

  CustomerPage(Walk walk, Phase phase, @Nullable Long before, Instant asked) {
    super("customers", "CustomerID", before, asked);
    this.customers = walk.collect(ApiTables.CUSTOMERS);
    this.sites = phase == Phase.PARTS ? walk.collect(ApiTables.SITES) : null;
    this.accounts = phase == Phase.PARTS ? walk.collect(ApiTables.ACCOUNTS) : null;
  }

  @Override
  void refuse(Map<String, Object> place, String reason, String text) {
    if (customers != null) {
      customers.refuse(place, reason, text);
    }
  }

  @Override
  void take(Map<String, @Nullable Object> record, @Nullable Long id, Map<String, Object> place) {
    boolean read = customers == null || customers.add(record, place);
    if (read && id != null) {
      changed.add(
          new Changed(id, field(record, "modifiedDate") instanceof String text ? text : null));
    }
  }

  /** Customers whose sites and accounts may have changed. */
  List<Changed> changed() {
    return changed;
  }

  @Nullable CollectRows sites() {
    return sites;
  }

  @Nullable CollectRows accounts() {
    return accounts;
  }

  @Override
  List<TableRows> tables() {
    List<TableRows> tables = new ArrayList<>();
    if (customers != null) {
      customers.rows(Whole.NONE).ifPresent(tables::add);
    }
    if (sites != null) {
      sites.rows(Whole.NONE).ifPresent(tables::add);
    }
    if (accounts != null) {
      accounts.rows(Whole.NONE).ifPresent(tables::add);
    }
    return tables;
  }

  @Override
  List<Reject> rejects() {
    return rejects(customers, sites, accounts);
  }
}

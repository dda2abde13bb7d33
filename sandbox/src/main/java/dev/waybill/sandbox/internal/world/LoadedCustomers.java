package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.ApiDates;
import dev.waybill.sandbox.internal.model.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Customers as they were read, with the sites and accounts that were. */
final class LoadedCustomers implements CustomerSource {
  private final List<Row> rows = new ArrayList<>();
  private final Map<Integer, Row> sites;
  private final Map<Integer, Row> accounts;

  LoadedCustomers(Map<Integer, Row> sites, Map<Integer, Row> accounts) {
    this.sites = sites;
    this.accounts = accounts;
  }

  void add(Row row) {
    rows.add(row);
  }

  @Override
  public Row compose(int place, long modified) {
    Row row = rows.get(place).copy();
    if (LoadedOrders.date(row, "ModifiedDate") != modified) {
      row.set("ModifiedDate", ApiDates.instant(modified));
    }
    return row;
  }

  private int id(int place) {
    return rows.get(place).number("CustomerID");
  }

  @Override
  public Optional<Row> site(int place) {
    return Optional.ofNullable(sites.get(id(place)));
  }

  @Override
  public Optional<Row> account(int place) {
    return Optional.ofNullable(accounts.get(id(place)));
  }

  @Override
  public long created(int place) {
    return LoadedOrders.date(rows.get(place), "CreatedDate");
  }

  @Override
  public int type(int place) {
    return rows.get(place).number("CustomerTypeID");
  }

  @Override
  public int status(int place) {
    return rows.get(place).number("CustomerStatusID");
  }

  @Override
  public void move(int place) {
    rows.get(place).set("MainAddress1", "Moved");
  }
}

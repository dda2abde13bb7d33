package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.Row;
import java.util.Optional;

/** Customers drawn by seed. */
final class GeneratedCustomers implements CustomerSource {
  private final CustomerColumns columns = new CustomerColumns();
  private final ComposeCustomer customers;
  private final ComposeSite sites;
  private final ComposeAccount accounts;

  GeneratedCustomers(Dice dice) {
    this.customers = new ComposeCustomer(dice.of(1));
    this.sites = new ComposeSite(dice.of(2), customers);
    this.accounts = new ComposeAccount(dice.of(3), customers);
  }

  CustomerColumns columns() {
    return columns;
  }

  ComposeCustomer customers() {
    return customers;
  }

  @Override
  public Row compose(int place, long modified) {
    return customers.compose(place, columns.moves(place), columns.created(place), modified);
  }

  @Override
  public Optional<Row> site(int place) {
    return sites.compose(place, columns.moves(place), columns.siteChanges(place));
  }

  @Override
  public Optional<Row> account(int place) {
    return Optional.of(
        accounts.compose(place, columns.moves(place), columns.accountChanges(place)));
  }

  @Override
  public long created(int place) {
    return columns.created(place);
  }

  @Override
  public int type(int place) {
    return customers.type(place);
  }

  @Override
  public int status(int place) {
    return customers.status(place);
  }

  @Override
  public void move(int place) {
    columns.move(place);
  }
}

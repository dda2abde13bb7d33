package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.ApiTables;
import dev.waybill.sandbox.internal.model.Row;
import java.util.List;
import java.util.Optional;

/** Draws the web site that one customer in three has. */
final class ComposeSite {
  private static final List<String> GREETINGS =
      List.of(
          "Welcome to my shop.",
          "Ask me about tea.",
          "Back on Monday.",
          "Two for one this week.",
          "Grüße aus dem Laden.");

  private final Dice dice;
  private final ComposeCustomer customers;

  ComposeSite(Dice dice, ComposeCustomer customers) {
    this.dice = dice;
    this.customers = customers;
  }

  Optional<Row> compose(int place, int moves, int changes) {
    if (!dice.oneOf(3, place, 1)) {
      return Optional.empty();
    }
    int id = place + 1;
    ComposeCustomer.Person person = customers.person(place);
    ComposeCustomer.Address address = customers.address(place, moves);
    Row row = new Row(ApiTables.SITES);
    for (String text :
        List.of("Company", "Phone2", "Fax", "Address2", "Notes2", "Notes3", "Notes4")) {
      row.set(text, "");
    }
    for (int i = 1; i <= 10; i++) {
      row.set("Url" + i, "").set("Url" + i + "Description", "");
    }
    return Optional.of(
        row.set("CustomerID", id)
            .set("WebAlias", "shop" + id)
            .set("FirstName", person.first())
            .set("LastName", person.last())
            .set("Email", customers.email(person, id))
            .set("Phone", customers.phone(place))
            .set("Address1", address.street())
            .set("City", address.town().city())
            .set("State", address.town().state())
            .set("Zip", address.town().zip())
            .set("Country", "US")
            .set("Notes1", dice.pick(GREETINGS, place, 2) + (changes == 0 ? "" : " v" + changes))
            .set("Url1", "https://shop" + id + ".example.com/"));
  }
}

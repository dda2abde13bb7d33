package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.ApiDates;
import dev.waybill.sandbox.internal.model.ApiTables;
import dev.waybill.sandbox.internal.model.Row;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Draws a customer: a person with an address, the same each time. */
final class ComposeCustomer {
  private static final int ADDRESSES = 100;
  private static final BigDecimal THRESHOLD = BigDecimal.valueOf(2_500, 2);
  private static final Row USUAL = usual();

  /** What a person is called. */
  record Person(String first, String last, boolean female) {
    String full() {
      return first + " " + last;
    }
  }

  /** Where mail goes to. */
  record Address(String street, Names.Town town) {}

  private final Dice dice;

  ComposeCustomer(Dice dice) {
    this.dice = dice;
  }

  private static Row usual() {
    Row row = new Row(ApiTables.CUSTOMERS);
    for (String text :
        List.of(
            "MiddleName",
            "NameSuffix",
            "Company",
            "Phone2",
            "MobilePhone",
            "Fax",
            "MainAddress2",
            "MainAddress3",
            "MailAddress2",
            "MailAddress3",
            "OtherAddress1",
            "OtherAddress2",
            "OtherAddress3",
            "OtherCity",
            "OtherState",
            "OtherZip",
            "OtherCountry",
            "OtherCounty",
            "TaxCode",
            "SalesTaxCode",
            "VatRegistration",
            "EmailSubscribeIP")) {
      row.set(text, "");
    }
    for (int i = 1; i <= 15; i++) {
      row.set("Field" + i, "");
    }
    for (String flag :
        List.of(
            "MailVerified",
            "OtherVerified",
            "IsSalesTaxExempt",
            "UseBinaryHoldingTank",
            "IsInBinaryHoldingTank",
            "IsSMSSubscribed")) {
      row.set(flag, false);
    }
    return row.set("MainVerified", true)
        .set("MainCountry", "US")
        .set("MailCountry", "US")
        .set("CurrencyCode", "USD")
        .set("DefaultWarehouseID", 1)
        .set("PayableTypeID", 0)
        .set("CheckThreshold", THRESHOLD)
        .set("LanguageID", 0)
        .set("TaxCodeTypeID", 0)
        .set("BinaryPlacementTypeID", 0);
  }

  Person person(int place) {
    boolean female = dice.oneOf(2, place, 1);
    return new Person(
        dice.pick(female ? Names.WOMEN : Names.MEN, place, 2),
        dice.pick(Names.LAST, place, 3),
        female);
  }

  /** The address after so many moves. */
  Address address(int place, int moves) {
    int question = ADDRESSES + moves * 4;
    return new Address(
        (100 + dice.below(9_800, place, question))
            + " "
            + dice.pick(Names.STREETS, place, question + 1),
        dice.pick(Names.TOWNS, place, question + 2));
  }

  /** Plain letters alone, as most sign up with. */
  String email(Person person, int id) {
    String name = Normalizer.normalize(person.first() + "." + person.last(), Normalizer.Form.NFD);
    return name.replaceAll("[^A-Za-z.]", "").toLowerCase(Locale.ROOT) + id + "@example.com";
  }

  String phone(int place) {
    String number = String.valueOf(10_000 + dice.below(10_000, place, 4));
    return (201 + dice.below(700, place, 5)) + "-555-" + number.substring(1);
  }

  int type(int place) {
    return 1 + dice.below(3, place, 6);
  }

  /** A few have left. */
  int status(int place) {
    return dice.oneOf(50, place, 7) ? 0 : 1;
  }

  /**
   * The whole row.
   *
   * @param created in microseconds, as is the last change
   */
  Row compose(int place, int moves, long created, long modified) {
    int id = place + 1;
    Person person = person(place);
    Row row = USUAL.copy();
    row.set("CustomerID", id)
        .set("FirstName", person.first())
        .set("LastName", person.last())
        .set("CustomerTypeID", type(place))
        .set("CustomerStatusID", status(place))
        .set("Email", email(person, id))
        .set("Phone", phone(place))
        .set("LoginName", "u" + id)
        .set("RankID", 1 + dice.below(8, place, 8))
        .set("EnrollerID", id == 1 ? null : 1 + dice.below(id - 1, place, 9))
        .set("SponsorID", id == 1 ? null : 1 + dice.below(id - 1, place, 10))
        .set("PayableToName", person.full())
        .set("BirthDate", birth(place))
        .set("Gender", person.female() ? "Female" : dice.oneOf(10, place, 11) ? "Unknown" : "Male")
        .set("IsEmailSubscribed", !dice.oneOf(3, place, 12))
        .set("EmailSubscribeDate", ApiDates.instant(created))
        .set("CreatedDate", ApiDates.instant(created))
        .set("ModifiedDate", ApiDates.instant(modified));
    Address address = address(place, moves);
    put(row, "Main", address);
    put(row, "Mail", address);
    return row;
  }

  private static void put(Row row, String which, Address address) {
    row.set(which + "Address1", address.street())
        .set(which + "City", address.town().city())
        .set(which + "State", address.town().state())
        .set(which + "Zip", address.town().zip())
        .set(which + "County", address.town().county());
  }

  private Instant birth(int place) {
    return LocalDate.of(1940, 1, 1)
        .plusDays(dice.below(24_000, place, 13))
        .atStartOfDay(ApiDates.ZONE)
        .toInstant();
  }
}

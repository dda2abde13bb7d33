package dev.waybill.app.demo;

import java.time.LocalDateTime;

/**
 * A customer.
 *
 * @param joined when the account was opened
 * @param modified when it last changed
 */
record Customer(
    int id,
    String first,
    String last,
    String street,
    Names.Town town,
    LocalDateTime joined,
    LocalDateTime modified) {

  String email() {
    String name = (first + "." + last).replaceAll("[^A-Za-z.]", "");
    return name.toLowerCase(java.util.Locale.ROOT) + id + "@example.com";
  }

  String phone() {
    return String.format(java.util.Locale.ROOT, "555-%04d", id % 10_000);
  }

  /** Most customers have a card on file. */
  boolean hasAccount() {
    return id % 5 < 3;
  }

  /** Some have a web site of their own. */
  boolean hasSite() {
    return id % 7 == 0;
  }
}

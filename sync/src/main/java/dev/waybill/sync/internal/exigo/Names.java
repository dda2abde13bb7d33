package dev.waybill.sync.internal.exigo;

import dev.waybill.spi.BuiltInModel;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the names of enumerations stand for: the API gives some as a number, some by name. The
 * numbers are those of the lookup tables; further names are those of public clients of the API.
 */
final class Names {
  private static final BuiltInModel MODEL = BuiltInModel.load();

  static final Map<String, Object> CUSTOMER_STATUSES = lookup("CustomerStatuses", Map.of());
  static final Map<String, Object> ORDER_STATUSES = lookup("OrderStatuses", Map.of());
  static final Map<String, Object> ORDER_TYPES =
      lookup(
          "OrderTypes",
          Map.of(
              "Default", 0,
              "AutoOrder", 4,
              "ReplacementOrder", 7,
              "ReturnOrder", 8,
              "WebAutoOrder", 9,
              "BackOrderParent", 12));
  static final Map<String, Object> PAYMENT_TYPES =
      lookup("PaymentTypes", Map.of("PointRedemption", 10));
  static final Map<String, Object> CARD_TYPES =
      numbered(
          Map.of(
              "Unknown", 1,
              "Visa", 2,
              "MasterCard", 3,
              "Amex", 4,
              "AmericanExpress", 4,
              "Discover", 5));
  static final Map<String, Object> PAYABLE_TYPES =
      numbered(
          Map.of(
              "Check", 1,
              "WireTransfer", 2,
              "PaymentCard", 5,
              "DirectDeposit", 8,
              "OnHold", 10,
              "BankWire", 11,
              "DebitCardHold", 15,
              "Other100", 100));

  /** The column takes one letter. */
  static final Map<String, Object> GENDERS =
      Map.of(
          "unknown", "U",
          "male", "M",
          "female", "F",
          "0", "U",
          "1", "M",
          "2", "F");

  private Names() {}

  /** A name as it is compared: small letters and digits alone. */
  static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      if (Character.isLetterOrDigit(name.charAt(i))) {
        plain.append(name.charAt(i));
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> lookup(String table, Map<String, Integer> more) {
    Map<String, Integer> numbers = new HashMap<>(more);
    MODEL.tables().stream()
        .filter(one -> one.name().equals(table))
        .map(BuiltInModel.Table::rows)
        .flatMap(List::stream)
        .forEach(row -> numbers.put(row.description(), row.id()));
    return numbered(numbers);
  }

  private static Map<String, Object> numbered(Map<String, Integer> numbers) {
    Map<String, Object> plain = new HashMap<>();
    numbers.forEach((name, number) -> plain.put(plain(name), Long.valueOf(number)));
    return Map.copyOf(plain);
  }
}

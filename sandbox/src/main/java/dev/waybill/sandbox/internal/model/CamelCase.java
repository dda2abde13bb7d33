package dev.waybill.sandbox.internal.model;

import java.util.Locale;

/** Spells columns as the API does. */
final class CamelCase {
  private CamelCase() {}

  /**
   * The first letter small, or, of several capitals, all but that which begins the next word:
   * {@code orderID}, {@code smsSubscribeDate}.
   */
  static String of(String column) {
    int capitals = 0;
    while (capitals < column.length() && Character.isUpperCase(column.charAt(capitals))) {
      capitals++;
    }
    int small = capitals == column.length() || capitals <= 1 ? capitals : capitals - 1;
    return column.substring(0, small).toLowerCase(Locale.ROOT) + column.substring(small);
  }
}

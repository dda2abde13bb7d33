package dev.waybill.sandbox;

/** How the API spells enumerations; a client must take both. */
public enum Spelling {
  /** {@code "orderStatus": "Shipped", "orderType": "ShoppingCart", "paymentType": "CreditCard"}. */
  NAMES,
  /** {@code "orderStatus": 9, "orderTyID": 2, "paymentTypeId": 1}, with the newer field names. */
  NUMBERS;

  /** The other one. */
  public Spelling other() {
    return this == NAMES ? NUMBERS : NAMES;
  }
}

package dev.waybill.sandbox.internal.world;

/** The statuses that orders take here, by their numbers in the lookup table. */
public final class OrderStatus {
  public static final int PENDING = 1;
  public static final int CARD_DECLINED = 2;
  public static final int CANCELED = 4;
  public static final int CARD_PENDING = 5;
  public static final int ACCEPTED = 7;
  public static final int PRINTED = 8;
  public static final int SHIPPED = 9;

  private OrderStatus() {}
}

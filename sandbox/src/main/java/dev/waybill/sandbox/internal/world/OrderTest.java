package dev.waybill.sandbox.internal.world;

/** Whether an order is wanted. */
@FunctionalInterface
public interface OrderTest {
  boolean wants(OrderBook orders, int place);
}

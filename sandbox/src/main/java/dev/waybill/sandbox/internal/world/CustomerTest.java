package dev.waybill.sandbox.internal.world;

/** Whether a customer is wanted. */
@FunctionalInterface
public interface CustomerTest {
  boolean wants(CustomerBook customers, int place);
}

package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.Population;

/** The parts of a generated world. */
record GeneratedWorld(
    GeneratedCustomers people, CustomerBook customers, OrderBook orders, AdvanceOrder advance) {

  static GeneratedWorld of(Dice dice, Population population) {
    GeneratedCustomers people = new GeneratedCustomers(dice);
    GeneratedOrders orders = new GeneratedOrders(dice, population.lines(), people.customers());
    return new GeneratedWorld(
        people,
        new CustomerBook(people),
        new OrderBook(orders),
        new AdvanceOrder(dice, orders, people));
  }
}

package dev.waybill.app.demo;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Writes the shop's customers and orders into the six tables. Not thread-safe; close it. */
final class Books implements AutoCloseable {
  private static final int BATCH = 500;

  private final PreparedStatement customer;
  private final PreparedStatement account;
  private final PreparedStatement site;
  private final PreparedStatement order;
  private final PreparedStatement detail;
  private final PreparedStatement payment;

  Books(Connection connection) throws SQLException {
    customer = connection.prepareStatement(DemoSql.of("insert_customer"));
    account = connection.prepareStatement(DemoSql.of("insert_account"));
    site = connection.prepareStatement(DemoSql.of("insert_site"));
    order = connection.prepareStatement(DemoSql.of("insert_order"));
    detail = connection.prepareStatement(DemoSql.of("insert_detail"));
    payment = connection.prepareStatement(DemoSql.of("insert_payment"));
  }

  /** Writes all of it, in the transaction of the connection. */
  void write(List<Customer> customers, List<Order> orders, LongConsumer progress)
      throws SQLException {
    long count = 0;
    for (Customer one : customers) {
      add(one);
      if (++count % BATCH == 0) {
        flush();
        progress.accept(count);
      }
    }
    for (Order one : orders) {
      add(one);
      if (++count % BATCH == 0) {
        flush();
        progress.accept(count);
      }
    }
    flush();
  }

  private void flush() throws SQLException {
    for (PreparedStatement statement : List.of(customer, account, site, order, detail, payment)) {
      statement.executeBatch();
    }
  }

  private void add(Customer c) throws SQLException {
    add(
        customer,
        c.id(),
        c.first(),
        c.last(),
        c.hasSite() ? c.last() + " & Co." : "",
        c.hasSite() ? 2 : 1,
        c.email(),
        c.phone(),
        c.street(),
        c.town().city(),
        c.town().state(),
        c.town().zip(),
        c.id() % 3 == 0,
        c.id() % 2 == 0,
        c.joined(),
        c.modified());
    if (c.hasAccount()) {
      add(
          account,
          c.id(),
          String.format(Locale.ROOT, "************%04d", c.id() * 37 % 10_000),
          1 + c.id() % 12,
          c.joined().getYear() + 4,
          name(c),
          c.street(),
          c.town().city(),
          c.town().state(),
          c.town().zip(),
          c.modified());
    }
    if (c.hasSite()) {
      add(
          site,
          c.id(),
          c.last().toLowerCase(Locale.ROOT) + c.id(),
          c.first(),
          c.last(),
          c.email(),
          c.town().city(),
          c.town().state(),
          c.town().zip(),
          c.modified());
    }
  }

  private void add(Order o) throws SQLException {
    Customer c = o.customer();
    add(
        order,
        o.id(),
        c.id(),
        o.status(),
        o.placed(),
        1 + o.id() % 3,
        c.first(),
        c.last(),
        c.street(),
        c.town().city(),
        c.town().state(),
        c.town().zip(),
        c.email(),
        c.phone(),
        o.total(),
        o.subTotal(),
        o.tax(),
        o.shipping(),
        o.weight(),
        o.shipped() == null ? "" : "1Z999AA1" + o.id(),
        o.shipped(),
        o.placed(),
        o.modified());
    for (Order.Line line : o.lines()) {
      Names.Product product = line.product();
      add(
          detail,
          o.id(),
          line.number(),
          product.id(),
          product.code(),
          product.name(),
          line.quantity(),
          product.price(),
          line.price(),
          line.tax(),
          product.weight(),
          line.weight(),
          line.price());
    }
    int number = 0;
    for (BigDecimal amount : o.payments()) {
      number++;
      LocalDateTime paid = o.placed();
      add(
          payment,
          o.id() * 10 + number,
          c.id(),
          o.id(),
          1,
          paid,
          amount,
          name(c),
          String.format(Locale.ROOT, "A%06d", o.id() * 7919 % 1_000_000),
          paid,
          c.street(),
          c.town().city(),
          c.town().state(),
          c.town().zip());
    }
  }

  private static String name(Customer c) {
    return c.first() + " " + c.last();
  }

  private static void add(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : List.of(customer, account, site, order, detail, payment)) {
      statement.close();
    }
  }
}

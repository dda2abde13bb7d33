package dev.waybill.app.demo;

import dev.waybill.Config;
import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.Rows;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.app.print.Progress;
import dev.waybill.app.print.Screen;
import dev.waybill.spi.BuiltInModel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Walks through the vendor's guide on a database of its own. Not thread-safe; run it once. */
public final class Demo {
  private static final long SEED = 2017;
  private static final String SHIPPING = "shipping";

  private final Screen screen;
  private final Clock clock;
  private final Waybill waybill;
  private final String calls;
  private final Shop shop;

  /**
   * Runs it from the beginning to the end.
   *
   * @param config an empty database
   * @param clock what the shop takes for now
   */
  public static void run(Screen screen, Config config, Clock clock) {
    try (Waybill waybill = Waybill.open(config)) {
      new Demo(screen, waybill, clock).run();
    } catch (SQLException e) {
      throw new WaybillException(
          ErrorCode.INTERNAL, "The demo failed (SQLState " + e.getSQLState() + ").", e);
    }
  }

  private Demo(Screen screen, Waybill waybill, Clock clock) {
    this.screen = screen;
    this.waybill = waybill;
    this.clock = clock;
    // How a procedure is called is the databases' own: exec as the vendor's guide has it, or call.
    this.calls = waybill.pack().name().equals("h2") ? "exec/" : "call/";
    this.shop = new Shop(SEED, now());
  }

  private void run() throws SQLException {
    refuseIfUsed();
    try (Narrator narrator = new Narrator(screen, waybill)) {
      narrator.title("Waybill: exactly what changed, in tables that hold still.");
      load(narrator);
      lastDay(narrator);
      onlyWhatIsNew(narrator);
      lateTransaction(narrator);
      secondQueue(narrator);
      sinceADate(narrator);
      recall(narrator);
    }
  }

  private void refuseIfUsed() {
    try {
      waybill.status();
    } catch (WaybillException e) {
      if (e.code() == ErrorCode.NOT_INSTALLED) {
        return;
      }
      throw e;
    }
    throw inUse();
  }

  private static WaybillException inUse() {
    return new WaybillException(
        ErrorCode.REFUSED, "The demo wants an empty database, and this one is in use.");
  }

  /**
   * The tables are made by an install that is taken back at once, so that the shop's history is
   * there before its changes are captured, as in a database that somebody starts to track.
   */
  private void load(Narrator narrator) throws SQLException {
    waybill.install();
    waybill.uninstall();
    try (Rows rows = waybill.query(DemoSql.of("count_customers"))) {
      if (rows.next() && !String.valueOf(rows.value(0)).equals("0")) {
        throw inUse();
      }
    }
    long all = Shop.CUSTOMERS + Shop.ORDERS;
    try (Progress progress = Progress.of(screen, "load", all);
        Connection connection = waybill.connect()) {
      connection.setAutoCommit(false);
      try (Books books = new Books(connection)) {
        books.write(shop.customers(), shop.orders(), progress::to);
      }
      connection.commit();
    }
    waybill.install();
    narrator.say(
        String.format(
            Locale.ROOT,
            "A shop with %,d customers and %,d orders since 2016, on %s.",
            Shop.CUSTOMERS,
            Shop.ORDERS,
            waybill.status().database()));
  }

  private void lastDay(Narrator narrator) {
    narrator.chapter(
        "The last 24 hours",
        "The first refresh freezes what changed in the last 24 hours, all tables at one instant.");
    refresh(narrator);
  }

  private void onlyWhatIsNew(Narrator narrator) throws SQLException {
    Order placed = shop.next(now());
    Order alsoPlaced = shop.next(now());
    Order changed = mostLines();
    try (Connection connection = waybill.connect()) {
      connection.setAutoCommit(false);
      ship(connection);
      place(connection, placed, alsoPlaced);
      takeOffSecondLine(connection, changed);
      connection.commit();
    }
    narrator.chapter(
        "Only what is new",
        "Three orders ship, two are placed, and a line is taken off order " + changed.id() + ".",
        "The next refresh freezes these and nothing else; what vanished is listed too.");
    refresh(narrator);
    narrator.sql(DemoSql.of("deleted_on_view"));
  }

  private void lateTransaction(Narrator narrator) throws SQLException {
    Order late = shop.next(now());
    try (Connection slow = waybill.connect()) {
      slow.setAutoCommit(false);
      place(slow, late);
      narrator.chapter(
          "A late transaction",
          "Somebody places order " + late.id() + " but has not committed yet. A refresh waits for",
          "nobody: this one finds nothing.");
      narrator.call(DemoSql.of(calls + "refresh"), QueueSettings.DEFAULT_NAME);
      slow.commit();
    }
    narrator.say(
        "",
        "Now it commits. Polling by id or by date would have passed it by; here it arrives whole,",
        "with its lines and its payment.");
    refresh(narrator);
  }

  private void secondQueue(Narrator narrator) {
    waybill.createQueue(QueueSettings.named(SHIPPING).withDocuments());
    narrator.chapter(
        "A second queue",
        "waybill queue create shipping --documents",
        "It has its own position and takes nothing from the first. It asks for whole documents:",
        "if one line changed, the order comes with all its lines, payments and its customer.");
    narrator.call(DemoSql.of(calls + "refresh_shipping"), SHIPPING);
    narrator.sql(DemoSql.of("shipping_changes"));
  }

  private void sinceADate(Narrator narrator) {
    narrator.chapter(
        "Everything since a date", "As the guide writes it. The next refresh goes on from here.");
    narrator.call(DemoSql.of(calls + "refresh_since"), QueueSettings.DEFAULT_NAME);
    narrator.sql(DemoSql.of("oldest_on_view"));
  }

  private void recall(Narrator narrator) {
    narrator.chapter(
        "Recall",
        "The last ten batches stay. Batch 2 again, exactly as it was, for a consumer that failed:");
    narrator.call(DemoSql.of(calls + "recall"), QueueSettings.DEFAULT_NAME);
    narrator.sql(DemoSql.of("orders_on_view"));
  }

  private void refresh(Narrator narrator) {
    narrator.call(DemoSql.of(calls + "refresh"), QueueSettings.DEFAULT_NAME);
    narrator.sql(DemoSql.of("orders_on_view"));
  }

  private void ship(Connection connection) throws SQLException {
    try (PreparedStatement ship = connection.prepareStatement(DemoSql.of("ship_orders"))) {
      ship.setObject(1, now());
      ship.setObject(2, now());
      ship.executeUpdate();
    }
  }

  private static void place(Connection connection, Order... orders) throws SQLException {
    try (Books books = new Books(connection)) {
      books.write(List.of(), List.of(orders), count -> {});
    }
  }

  /** Of yesterday's orders, one whose second line can go. */
  private Order mostLines() {
    List<Order> orders = shop.orders();
    return orders.subList(orders.size() - 8, orders.size() - 2).stream()
        .max(java.util.Comparator.comparingInt(order -> order.lines().size()))
        .orElseThrow();
  }

  private void takeOffSecondLine(Connection connection, Order order) throws SQLException {
    try (PreparedStatement line = connection.prepareStatement(DemoSql.of("take_off_line"));
        PreparedStatement total = connection.prepareStatement(DemoSql.of("reprice_order"));
        PreparedStatement payment = connection.prepareStatement(DemoSql.of("reprice_payment"))) {
      line.setObject(1, order.id());
      line.executeUpdate();
      total.setObject(1, now());
      total.setObject(2, order.id());
      total.executeUpdate();
      payment.setObject(1, now());
      payment.setObject(2, order.id());
      payment.executeUpdate();
    }
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock.withZone(ZoneId.of(BuiltInModel.ZONE))).withNano(0);
  }
}

package dev.waybill.sandbox.internal.http;

import com.sun.net.httpserver.HttpExchange;
import dev.waybill.sandbox.Fault;
import dev.waybill.sandbox.SandboxSettings.Style;
import dev.waybill.sandbox.internal.world.World;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The calls of the API by method and path. */
final class Api {
  private final Style style;
  private final CustomersPage customers;
  private final OrdersPage orders;
  private final PerCustomer perCustomer;
  private final WriteBacks writeBacks;

  Api(World world, Style style) {
    this.style = style;
    this.customers = new CustomersPage(world);
    this.orders = new OrdersPage(world);
    this.perCustomer = new PerCustomer(world, style);
    this.writeBacks = new WriteBacks(world, style.spelling());
  }

  /** Whether a page of records is asked for. */
  static boolean isPage(String method, String path) {
    return method.equals("GET")
        && (path.equalsIgnoreCase("/customers") || path.equalsIgnoreCase("/orders"));
  }

  /**
   * Does what is asked for.
   *
   * @param path below {@code /3.0}
   * @param faults those that pages have
   */
  byte[] answer(HttpExchange exchange, String path, List<Fault> faults) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    PageStyle page = PageStyle.of(style, faults);
    String method = exchange.getRequestMethod();
    return switch (method + " " + path.toLowerCase(Locale.ROOT)) {
      case "GET /customers" -> customers.answer(query, page);
      case "GET /orders" -> orders.answer(query, page);
      case "GET /customers/site" -> perCustomer.site(query);
      case "GET /account" -> perCustomer.account(query);
      case "GET /account/directdeposit" -> perCustomer.deposit(query);
      case "POST /orders/statusbatch" ->
          writeBacks.statusBatch(Body.read(exchange.getRequestBody()));
      case "POST /orders/status" -> writeBacks.status(Body.read(exchange.getRequestBody()));
      case "PATCH /orders" -> writeBacks.patch(Body.read(exchange.getRequestBody()));
      default -> throw Refused.unknown("there is no " + method + " " + path + " here");
    };
  }
}

package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.Capability;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.contract.postgresql.PostgresUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A day of business in the Northwind trading company, on the real dump. */
@ParameterizedClass
@ValueSource(strings = {"oldest", "newest"})
final class NorthwindTest extends Promise {
  NorthwindTest(String version) {
    super(new PostgresUnderTest(PostgresServer.shared(version)), Capability.NEXT);
  }

  private static final String FILE = "shared/data/northwind/northwind.sql";

  /** The dump, in a folder beside the repository or above. */
  private static Path dump() {
    String set = System.getProperty("waybill.northwind", "");
    if (!set.isBlank()) {
      return Path.of(set);
    }
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve(FILE))) {
      at = at.getParent();
    }
    Assumptions.assumeTrue(
        at != null, "No " + FILE + " here or above; set -Dwaybill.northwind to run this test.");
    return at == null ? Path.of(FILE) : at.resolve(FILE);
  }

  private Shop northwind() throws Exception {
    Shop shop =
        bare(
            TableSettings.named("public.customers"),
            TableSettings.named("public.orders"),
            TableSettings.named("public.order_details"),
            TableSettings.named("public.products"));
    // Written by an older pg_dump, whose setting of OIDs newer servers no longer know.
    String script = Files.readString(dump()).replaceAll("(?m)^SET default_with_oids.*$", "");
    shop.admin().script(script);
    shop.waybill().install();
    shop.waybill()
        .createQueue(
            QueueSettings.named("shipping")
                .withDocuments()
                .withTables("public.orders", "public.order_details", "public.customers"));
    return shop;
  }

  private static List<String> source(Shop shop, String sql) throws SQLException {
    return shop.admin().rows(sql).stream().sorted().toList();
  }

  @Test
  void first_holdsEverythingSinceNothingDatesIt() throws Exception {
    Shop shop = northwind();
    Batch first = shop.refresh("queue");
    assertThat(first.kind()).isEqualTo(BatchKind.FIRST);
    assertThat(first.counts())
        .containsEntry("customers", 91L)
        .containsEntry("orders", 830L)
        .containsEntry("order_details", 2155L)
        .containsEntry("products", 77L);
    for (String table : List.of("customers", "orders", "order_details", "products")) {
      assertThat(shop.view("queue", table))
          .isEqualTo(source(shop, "select * from public." + table));
    }
  }

  @Test
  void aDayOfBusiness_batchByBatch() throws Exception {
    Shop shop = northwind();
    Session clerk = shop.session();
    shop.refresh("queue");
    shop.refresh("shipping");
    assertThat(shop.refresh("queue").isEmpty()).isTrue();

    // Morning: an order is placed, in one transaction that the stock is part of.
    clerk.begin();
    clerk.run(
        "insert into orders (order_id, customer_id, employee_id, order_date, ship_via, freight)"
            + " values (20001, 'ALFKI', 1, '2017-01-02', 1, 12.5)");
    clerk.run("insert into order_details values (20001, 11, 14, 12, 0), (20001, 42, 9.8, 10, 0)");
    clerk.run("update products set units_in_stock = units_in_stock - 12 where product_id = 11");
    clerk.run("update products set units_in_stock = units_in_stock - 10 where product_id = 42");
    assertThat(shop.refresh("queue").isEmpty()).isTrue();
    clerk.commit();
    Batch morning = shop.refresh("queue");
    assertThat(morning.counts().values()).containsExactly(0L, 1L, 2L, 2L, 0L);
    assertThat(shop.view("queue", "orders"))
        .isEqualTo(source(shop, "select * from orders where order_id = 20001"));
    assertThat(shop.view("queue", "order_details"))
        .isEqualTo(source(shop, "select * from order_details where order_id = 20001"));
    assertThat(shop.view("queue", "products"))
        .isEqualTo(source(shop, "select * from products where product_id in (11, 42)"));

    // Noon: a line of an old order changes, another goes; a customer moves; an order ships.
    shop.admin()
        .run("update order_details set quantity = 99 where order_id = 10248 and product_id = 11");
    shop.admin().run("delete from order_details where order_id = 10248 and product_id = 42");
    shop.admin().run("update customers set city = 'Hamburg' where customer_id = 'ALFKI'");
    shop.admin().run("update orders set shipped_date = '2017-01-02' where order_id = 20001");
    Batch noon = shop.refresh("queue");
    assertThat(noon.counts().values()).containsExactly(1L, 1L, 1L, 0L, 1L);
    assertThat(shop.view("queue", "customers", "city")).containsExactly("Hamburg");
    assertThat(shop.view("queue", "order_details", "order_id", "product_id", "quantity"))
        .containsExactly("10248|11|99");
    assertThat(shop.deleted("queue"))
        .containsExactly("order_details{\"order_id\":10248,\"product_id\":42}");

    // Afternoon: the order is cancelled and deleted, with its lines; the stock goes back.
    clerk.begin();
    clerk.run("update orders set ship_name = 'cancelled' where order_id = 20001");
    clerk.run("delete from order_details where order_id = 20001");
    clerk.run("delete from orders where order_id = 20001");
    clerk.run("update products set units_in_stock = units_in_stock + 12 where product_id = 11");
    clerk.commit();
    Batch afternoon = shop.refresh("queue");
    assertThat(afternoon.counts().values()).containsExactly(0L, 0L, 0L, 1L, 3L);
    assertThat(shop.deleted("queue"))
        .containsExactly(
            "order_details{\"order_id\":20001,\"product_id\":11}",
            "order_details{\"order_id\":20001,\"product_id\":42}",
            "orders{\"order_id\":20001}");

    // Evening: shipping looks for the first time since the morning; it has its own documents.
    shop.refresh("shipping");
    assertThat(shop.view("shipping", "orders", "order_id")).containsExactly("10248");
    assertThat(shop.view("shipping", "order_details"))
        .isEqualTo(source(shop, "select * from order_details where order_id = 10248"));
    assertThat(shop.view("shipping", "customers", "customer_id")).containsExactly("ALFKI", "VINET");
    // Order 20001 came and went between its cuts, so that it is only among what is gone.
    assertThat(shop.deleted("shipping"))
        .containsExactly(
            "order_details{\"order_id\":10248,\"product_id\":42}",
            "order_details{\"order_id\":20001,\"product_id\":11}",
            "order_details{\"order_id\":20001,\"product_id\":42}",
            "orders{\"order_id\":20001}");
    assertThat(shop.changes("shipping"))
        .containsExactly(
            "customers{\"customer_id\":\"alfki\"}update",
            "customers{\"customer_id\":\"vinet\"}included",
            "order_details{\"order_id\":10248,\"product_id\":11}update",
            "order_details{\"order_id\":10248,\"product_id\":42}delete",
            "order_details{\"order_id\":10248,\"product_id\":72}included",
            "order_details{\"order_id\":20001,\"product_id\":11}delete",
            "order_details{\"order_id\":20001,\"product_id\":42}delete",
            "orders{\"order_id\":10248}included",
            "orders{\"order_id\":20001}delete");

    // Night: the morning's batch once more.
    shop.waybill().queue("queue").recall(morning.id());
    assertThat(shop.view("queue", "orders", "order_id", "shipped_date"))
        .containsExactly("20001|null");
    assertThat(shop.refresh("queue").isEmpty()).isTrue();
    assertThat(shop.refresh("shipping").isEmpty()).isTrue();
  }
}

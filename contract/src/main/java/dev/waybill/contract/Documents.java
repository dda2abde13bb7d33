package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.Capability;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R17: a queue may ask for whole documents: a root with all its parts. */
abstract class Documents extends Promise {
  Documents(PackUnderTest pack) {
    super(pack, Capability.DOCUMENTS);
  }

  /** Two orders of one customer, each with two lines and a payment, and a customer without any. */
  private Shop twoOrders() throws Exception {
    Shop shop = installed();
    Session admin = shop.admin();
    admin.customer(1);
    admin.customer(2);
    admin.site(1);
    for (int order = 1; order <= 2; order++) {
      admin.order(order, 1);
      admin.line(order, 1);
      admin.line(order, 2);
      admin.payment(order, order);
    }
    shop.refresh("docs");
    shop.refresh("queue");
    return shop;
  }

  private static void holds(
      Shop shop, String customers, String orders, String lines, String payments) throws Exception {
    assertThat(String.join(" ", shop.view("docs", "customers", "customerid"))).isEqualTo(customers);
    assertThat(String.join(" ", shop.view("docs", "orders", "orderid"))).isEqualTo(orders);
    assertThat(String.join(" ", shop.view("docs", "lines", "orderid", "line"))).isEqualTo(lines);
    assertThat(String.join(" ", shop.view("docs", "payments", "paymentid"))).isEqualTo(payments);
  }

  @Test
  void R17_changedLine_bringsItsWholeOrder() throws Exception {
    Shop shop = twoOrders();
    shop.admin().run("update shop.lines set price = 5 where orderid = 1 and line = 2");
    Batch batch = shop.refresh("docs");
    holds(shop, "1", "1", "1|1 1|2", "1");
    assertThat(shop.view("docs", "sites")).isEmpty();
    assertThat(shop.changes("docs"))
        .containsExactly(
            "customers{\"customerid\":1}included",
            "lines{\"line\":1,\"orderid\":1}included",
            "lines{\"line\":2,\"orderid\":1}update",
            "orders{\"orderid\":1}included",
            "payments{\"paymentid\":1}included");
    assertThat(batch.rows()).isEqualTo(5);
    assertThat(shop.refresh("docs").isEmpty()).isTrue();
  }

  @Test
  void R17_changedOrder_bringsItsParts() throws Exception {
    Shop shop = twoOrders();
    shop.admin().run("update shop.orders set status = 'x' where orderid = 2");
    shop.refresh("docs");
    holds(shop, "1", "2", "2|1 2|2", "2");
    assertThat(shop.changes("docs")).contains("orders{\"orderid\":2}update").hasSize(5);
  }

  @Test
  void R17_changedPayment_bringsItsOrder() throws Exception {
    Shop shop = twoOrders();
    shop.admin().run("update shop.payments set amount = 5 where paymentid = 2");
    shop.refresh("docs");
    holds(shop, "1", "2", "2|1 2|2", "2");
  }

  @Test
  void R17_insertedPart_bringsItsOrder() throws Exception {
    Shop shop = twoOrders();
    shop.admin().line(1, 3);
    shop.refresh("docs");
    holds(shop, "1", "1", "1|1 1|2 1|3", "1");
    assertThat(shop.changes("docs")).contains("lines{\"line\":3,\"orderid\":1}insert");
  }

  @Test
  void R17_deletedPart_bringsItsOrder() throws Exception {
    Shop shop = twoOrders();
    shop.admin().run("delete from shop.lines where orderid = 1 and line = 1");
    shop.refresh("docs");
    holds(shop, "1", "1", "1|2", "1");
    assertThat(shop.deleted("docs")).containsExactly("lines{\"line\":1,\"orderid\":1}");
    assertThat(shop.changes("docs"))
        .contains("lines{\"line\":1,\"orderid\":1}delete", "orders{\"orderid\":1}included");
  }

  @Test
  void R17_deletedPaymentWithoutTheParentInItsKey_bringsItsOrder() throws Exception {
    Shop shop = twoOrders();
    shop.admin().run("delete from shop.payments where paymentid = 2");
    shop.refresh("docs");
    holds(shop, "1", "2", "2|1 2|2", "");
    assertThat(shop.deleted("docs")).containsExactly("payments{\"paymentid\":2}");
  }

  @Test
  void R17_movedLine_bringsBothDocuments() throws Exception {
    Shop shop = twoOrders();
    shop.admin().run("update shop.lines set orderid = 2, line = 9 where orderid = 1 and line = 1");
    shop.refresh("docs");
    holds(shop, "1", "1 2", "1|2 2|1 2|2 2|9", "1 2");
    assertThat(shop.deleted("docs")).containsExactly("lines{\"line\":1,\"orderid\":1}");
  }

  @Test
  void R17_movedPayment_bringsBothDocuments() throws Exception {
    Shop shop = twoOrders();
    shop.admin().run("update shop.payments set orderid = 2 where paymentid = 1");
    shop.refresh("docs");
    holds(shop, "1", "1 2", "1|1 1|2 2|1 2|2", "1 2");
    assertThat(shop.changes("docs")).contains("payments{\"paymentid\":1}update").hasSize(9);
  }

  @Test
  void R17_movedThereAndOn_bringsAllDocumentsItWasPartOf() throws Exception {
    Shop shop = twoOrders();
    shop.admin().order(3, 1);
    shop.refresh("docs");
    shop.admin().run("update shop.payments set orderid = 2 where paymentid = 1");
    shop.admin().run("update shop.payments set orderid = 3 where paymentid = 1");
    shop.refresh("docs");
    assertThat(shop.view("docs", "orders", "orderid")).contains("1", "3");
    assertThat(shop.view("docs", "payments", "paymentid")).contains("1");
  }

  @Test
  void R17_deletedOrder_isListedWithItsParts() throws Exception {
    Shop shop = twoOrders();
    shop.admin().run("delete from shop.payments where orderid = 1");
    shop.admin().run("delete from shop.orders where orderid = 1");
    shop.refresh("docs");
    holds(shop, "", "", "", "");
    assertThat(shop.deleted("docs"))
        .containsExactly(
            "lines{\"line\":1,\"orderid\":1}",
            "lines{\"line\":2,\"orderid\":1}",
            "orders{\"orderid\":1}",
            "payments{\"paymentid\":1}");
  }

  @Test
  void R17_changedCustomer_bringsItsPartsButNotItsOrders() throws Exception {
    Shop shop = twoOrders();
    shop.admin().run("update shop.customers set name = 'x' where customerid = 1");
    shop.refresh("docs");
    holds(shop, "1", "", "", "");
    assertThat(shop.view("docs", "sites", "customerid")).containsExactly("1");
    assertThat(shop.changes("docs"))
        .containsExactly("customers{\"customerid\":1}update", "sites{\"customerid\":1}included");
  }

  @Test
  void R17_changedSite_bringsItsCustomer() throws Exception {
    Shop shop = twoOrders();
    shop.admin().run("update shop.sites set web = 'x'");
    shop.refresh("docs");
    holds(shop, "1", "", "", "");
    assertThat(shop.changes("docs"))
        .containsExactly("customers{\"customerid\":1}included", "sites{\"customerid\":1}update");
  }

  @Test
  void R17_orderToAnotherCustomer_bringsThatCustomer() throws Exception {
    Shop shop = twoOrders();
    shop.admin().run("update shop.orders set customerid = 2 where orderid = 1");
    shop.refresh("docs");
    assertThat(shop.view("docs", "customers", "customerid")).contains("2");
    assertThat(shop.view("docs", "orders", "orderid")).containsExactly("1");
    assertThat(shop.view("docs", "lines")).hasSize(2);
  }

  @Test
  void R17_changedAndIncludedRow_appearsOnceAsChanged() throws Exception {
    Shop shop = twoOrders();
    shop.admin().run("update shop.orders set status = 'x' where orderid = 1");
    shop.admin().run("update shop.lines set price = 7 where orderid = 1");
    shop.admin().run("update shop.customers set name = 'x' where customerid = 1");
    shop.refresh("docs");
    holds(shop, "1", "1", "1|1 1|2", "1");
    assertThat(shop.changes("docs"))
        .containsExactly(
            "customers{\"customerid\":1}update",
            "lines{\"line\":1,\"orderid\":1}update",
            "lines{\"line\":2,\"orderid\":1}update",
            "orders{\"orderid\":1}update",
            "payments{\"paymentid\":1}included",
            "sites{\"customerid\":1}included");
  }

  @Test
  void R17_plainQueue_holdsOnlyChangedRows() throws Exception {
    Shop shop = twoOrders();
    shop.admin().run("update shop.lines set price = 5 where orderid = 1 and line = 2");
    shop.refresh("queue");
    assertThat(shop.view("queue", "lines", "orderid", "line")).containsExactly("1|2");
    assertThat(shop.view("queue", "orders")).isEmpty();
    assertThat(shop.view("queue", "customers")).isEmpty();
  }

  @Test
  void R17_orphan_isADocumentOfItsOwn() throws Exception {
    Shop shop = twoOrders();
    shop.admin().payment(9, null);
    shop.refresh("docs");
    holds(shop, "", "", "", "9");
  }

  @Test
  void R17_since_holdsWholeDocumentsToo() throws Exception {
    Shop shop = built();
    Instant old = Instant.parse("2010-01-01T00:00:00Z");
    shop.admin().customer(1, old);
    shop.admin().order(1, 1, old);
    shop.admin().line(1, 1);
    shop.admin().payment(1, 1, Instant.parse("2018-01-01T00:00:00Z"));
    shop.admin().order(2, 1, old);
    shop.admin().line(2, 1);
    shop.waybill().install();
    shop.waybill().queue("docs").refresh("2017-01-01");
    holds(shop, "1", "1", "1|1", "1");
    assertThat(shop.changes("docs")).contains("customers{\"customerid\":1}included");
  }

  @Test
  void R17_wholeDocuments_areReadAtOneCut() throws Exception {
    Shop shop = twoOrders();
    Session late = shop.session();
    late.begin();
    late.run("update shop.lines set price = 99 where orderid = 1");
    late.line(1, 3);
    shop.admin().run("update shop.payments set amount = 5 where paymentid = 1");
    shop.refresh("docs");
    holds(shop, "1", "1", "1|1 1|2", "1");
    assertThat(shop.view("docs", "lines", "cast(price as int)")).containsOnly("1");
    late.commit();
    shop.refresh("docs");
    holds(shop, "1", "1", "1|1 1|2 1|3", "1");
  }

  @Test
  void R17_refers_bringsTheRowWithoutAForeignKey() throws Exception {
    Shop shop =
        adopt(
            Shop.bare(
                pack,
                List.of(QueueSettings.named("queue"), QueueSettings.named("docs").withDocuments()),
                TableSettings.named("s.buyers"),
                TableSettings.named("s.bills")
                    .withRefers(new TableSettings.Link("s.buyers", List.of("buyer")))));
    Session admin = shop.admin();
    admin.script("create schema s");
    admin.script("create table s.buyers (id int not null primary key, name varchar(50))");
    admin.script("create table s.bills (id int not null primary key, buyer int, total int)");
    shop.waybill().install();
    admin.script("insert into s.buyers values (1, 'Ann'), (2, 'Bob')");
    admin.script("insert into s.bills values (10, 1, 5), (20, 2, 5), (30, null, 5), (40, 99, 5)");
    shop.refresh("docs");
    shop.refresh("queue");

    admin.run("update s.bills set total = 6 where id <> 20");
    shop.refresh("docs");
    shop.refresh("queue");

    assertThat(shop.view("docs", "bills", "id")).containsExactly("10", "30", "40");
    assertThat(shop.view("docs", "buyers")).containsExactly("1|Ann");
    assertThat(shop.changes("docs"))
        .containsExactly(
            "bills{\"id\":10}update",
            "bills{\"id\":30}update",
            "bills{\"id\":40}update",
            "buyers{\"id\":1}included");
    assertThat(shop.view("queue", "buyers")).isEmpty();

    admin.run("update s.buyers set name = 'Rob' where id = 2");
    shop.refresh("docs");
    assertThat(shop.view("docs", "buyers")).containsExactly("2|Rob");
    assertThat(shop.view("docs", "bills")).isEmpty();
  }
}

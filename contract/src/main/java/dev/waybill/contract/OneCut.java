package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Capability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** R06: all tables of a batch are read at one instant. */
abstract class OneCut extends Promise {
  OneCut(PackUnderTest pack) {
    super(pack, Capability.ONE_CUT);
  }

  @Test
  void R06_orders_comeWithTheLinesTheirTransactionsWrote() throws Exception {
    Shop shop = settled();
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean stop = new AtomicBoolean();
    List<CompletableFuture<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Session session = shop.session();
      writers.add(
          async(
              () -> {
                int written = 0;
                while (!stop.get()) {
                  int id = next.incrementAndGet();
                  session.begin();
                  session.payment(id, id);
                  session.order(id);
                  session.line(id, 1);
                  session.line(id, 2);
                  session.line(id, 3);
                  session.commit();
                  written++;
                }
                return written;
              }));
    }
    long orders = 0;
    for (int i = 0; i < 60; i++) {
      shop.refresh();
      orders += checkedOrders(shop);
    }
    stop.set(true);
    long written = 0;
    for (CompletableFuture<Integer> writer : writers) {
      written += inTime(writer);
    }
    shop.refresh();
    orders += checkedOrders(shop);
    assertThat(orders).isEqualTo(written);
  }

  private static long checkedOrders(Shop shop) throws Exception {
    List<String> orders = shop.view("queue", "orders", "orderid");
    assertThat(
            shop
                .admin()
                .rows("select orderid from queue.lines group by orderid having count(*) = 3")
                .stream()
                .sorted())
        .isEqualTo(orders);
    assertThat(shop.view("queue", "payments", "orderid")).isEqualTo(orders);
    return orders.size();
  }

  @Test
  void R06_transfers_keepTheSumInEveryBatch() throws Exception {
    Shop shop = built();
    for (int i = 0; i < 10; i++) {
      shop.admin().run("insert into shop.payments values (?, null, 100, null)", i);
    }
    shop.waybill().install();
    shop.waybill().queue("queue").refresh("2001-01-01");
    Map<String, Long> balances = new HashMap<>();
    apply(shop, balances);
    AtomicBoolean stop = new AtomicBoolean();
    List<CompletableFuture<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Session session = shop.session();
      writers.add(async(() -> transfer(session, stop)));
    }
    for (int i = 0; i < 60; i++) {
      shop.refresh();
      apply(shop, balances);
    }
    stop.set(true);
    for (CompletableFuture<Integer> writer : writers) {
      assertThat(inTime(writer)).isPositive();
    }
  }

  private static void apply(Shop shop, Map<String, Long> balances) throws Exception {
    for (String row : shop.view("queue", "payments", "paymentid", "cast(amount as int)")) {
      String[] parts = row.split("\\|", -1);
      balances.put(parts[0], Long.valueOf(parts[1]));
    }
    assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1000);
  }

  private static int transfer(Session session, AtomicBoolean stop) throws Exception {
    int done = 0;
    while (!stop.get()) {
      int from = ThreadLocalRandom.current().nextInt(9);
      int to = ThreadLocalRandom.current().nextInt(from + 1, 10);
      int amount = ThreadLocalRandom.current().nextInt(1, 50);
      session.begin();
      // In the order of keys, so that writers do not lock each other out.
      session.run("update shop.payments set amount = amount - ? where paymentid = ?", amount, from);
      session.run("update shop.payments set amount = amount + ? where paymentid = ?", amount, to);
      session.commit();
      done++;
    }
    return done;
  }
}

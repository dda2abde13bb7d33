package dev.waybill.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ShopTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 23, 17, 0);

  private final Shop shop = new Shop(1, NOW);

  @Test
  void shop_sameSeed_isTheSame() {
    assertThat(new Shop(1, NOW).orders()).isEqualTo(shop.orders());
    assertThat(new Shop(2, NOW).orders()).isNotEqualTo(shop.orders());
  }

  @Test
  void orders_addUpAndArePaidExactly() {
    assertThat(shop.orders())
        .hasSize(Shop.ORDERS)
        .allSatisfy(
            order -> {
              assertThat(order.total())
                  .isEqualByComparingTo(order.subTotal().add(order.tax()).add(order.shipping()));
              assertThat(order.payments().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                  .isEqualByComparingTo(order.total());
            });
  }

  @Test
  void orders_comeAfterTheirCustomersAndShipAfterThat() {
    assertThat(shop.orders())
        .allSatisfy(
            order -> {
              assertThat(order.placed()).isBeforeOrEqualTo(NOW);
              assertThat(order.modified()).isBetween(order.placed(), NOW);
              if (order.customer().id() > 1) {
                assertThat(order.customer().joined()).isBefore(order.placed());
              }
            });
  }

  @Test
  void history_differsForFirstNextAndSince() {
    LocalDateTime yesterday = NOW.minusHours(24);
    LocalDateTime guide = LocalDateTime.of(2017, 1, 1, 0, 0);
    assertThat(shop.orders().stream().filter(o -> o.modified().isAfter(yesterday)).count())
        .isBetween(10L, 40L);
    assertThat(shop.orders().stream().filter(o -> o.modified().isBefore(guide)).count())
        .isPositive();
    assertThat(shop.orders().stream().map(Order::shipped).filter(Objects::isNull).count())
        .isPositive();
  }
}

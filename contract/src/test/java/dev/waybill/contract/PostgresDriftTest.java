package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.BatchKind;
import dev.waybill.Capability;
import dev.waybill.ErrorCode;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.contract.postgresql.PostgresUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** R22 on PostgreSQL, where a column may get another type under the same name. */
@ParameterizedClass
@ValueSource(strings = {"oldest", "newest"})
final class PostgresDriftTest extends Promise {
  PostgresDriftTest(String version) {
    super(new PostgresUnderTest(PostgresServer.shared(version)), Capability.DRIFT);
  }

  @Test
  void R22_changedType_isRefusedUntilInstallTakesItIn() throws Exception {
    Shop shop = settled();
    shop.admin().payment(1, null);
    shop.refresh();
    List<String> before = shop.everything("queue");
    shop.admin().script("alter table shop.payments alter column amount type text");
    shop.admin().run("insert into shop.payments values (2, null, 'twelve', null)");

    refused(ErrorCode.DRIFT, () -> shop.refresh(), "shop.payments", "amount", "numeric", "text");
    refusedBySql(
        ErrorCode.DRIFT, () -> shop.admin().rows(pack.refresh("queue")), "shop.payments", "amount");
    assertThat(shop.everything("queue")).isEqualTo(before);

    shop.waybill().install();
    assertThat(shop.view("queue", "payments", "amount")).containsExactly("10.0000");
    assertThat(shop.refresh().kind()).isEqualTo(BatchKind.NEXT);
    assertThat(shop.view("queue", "payments", "amount")).containsExactly("twelve");
  }

  @Test
  void R22_widerColumn_isNeverCutShort() throws Exception {
    Shop shop = settled();
    shop.admin().script("alter table shop.notes alter column body type varchar(400)");
    shop.admin().note(1, "x".repeat(300));
    refusedThenFrozen(shop, "notes", "body", "x".repeat(300));
  }

  @Test
  void R22_finerColumn_isNeverRounded() throws Exception {
    Shop shop = settled();
    shop.admin().script("alter table shop.payments alter column amount type numeric(19, 6)");
    shop.admin().run("insert into shop.payments values (1, null, 1.123456, null)");
    refusedThenFrozen(shop, "payments", "amount", "1.123456");
  }

  private static void refusedThenFrozen(Shop shop, String table, String column, String value)
      throws Exception {
    refused(ErrorCode.DRIFT, () -> shop.refresh(), "shop." + table, column);
    shop.waybill().install();
    shop.refresh();
    assertThat(shop.view("queue", table, column)).containsExactly(value);
  }
}

package dev.waybill.contract.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Config;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.contract.DatabasePackContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class H2ContractTest extends DatabasePackContract {
  H2ContractTest() {
    super(new H2UnderTest());
  }

  @Test
  void truncate_isRefusedAndNothingIsLost() throws SQLException {
    try (Waybill waybill = notes();
        Connection connection = waybill.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into shop.notes values (1)");
      assertThatThrownBy(() -> statement.execute("truncate table shop.notes"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("90106"));
      assertThat(waybill.queue("queue").refresh().rows()).isEqualTo(1);
    }
  }

  @Test
  void exec_returnsTheBatchsNumber_andTheViewTheRest() throws SQLException {
    try (Waybill waybill = notes();
        Connection connection = waybill.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into shop.notes values (1)");
      try (ResultSet row = statement.executeQuery("exec queue.Refresh '1/1/2017'")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getLong(1)).isEqualTo(1);
      }
      try (ResultSet row = statement.executeQuery("select kind, rows from queue.Batch")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo("since");
        assertThat(row.getLong(2)).isEqualTo(1);
      }
    }
  }

  private static Waybill notes() throws SQLException {
    Config config =
        Config.builtIn(new H2UnderTest().freshDatabase())
            .withTables(TableSettings.named("shop.notes"));
    Waybill waybill = Waybill.open(config);
    try (Connection connection = waybill.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema shop");
      statement.execute("create table shop.notes (noteid int primary key)");
    }
    waybill.install();
    return waybill;
  }
}

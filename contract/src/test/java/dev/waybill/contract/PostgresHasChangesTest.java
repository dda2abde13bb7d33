package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Capability;
import dev.waybill.QueueSettings;
import dev.waybill.contract.postgresql.PostgresServer;
import dev.waybill.contract.postgresql.PostgresUnderTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** R15 on PostgreSQL, where a queue tells whether a refresh would find anything. */
@ParameterizedClass
@ValueSource(strings = {"oldest", "newest"})
final class PostgresHasChangesTest extends Promise {
  private static final String PASSWORD = "correct horse";

  private final PostgresServer server;

  PostgresHasChangesTest(String version) {
    super(new PostgresUnderTest(PostgresServer.shared(version)), Capability.EMPTY_BATCHES);
    this.server = PostgresServer.shared(version);
  }

  private static boolean hasChanges(Session session, String queue) throws SQLException {
    return session.number("select " + queue + ".has_changes()::int") == 1;
  }

  private static boolean hasChanges(Shop shop) throws SQLException {
    return hasChanges(shop.admin(), "queue");
  }

  @Test
  void R15_hasChanges_untilARefreshFindsNoMore() throws Exception {
    Shop shop = installed();
    assertThat(hasChanges(shop)).as("before the first refresh").isTrue();
    shop.refresh();
    assertThat(hasChanges(shop)).isFalse();
    for (String change :
        new String[] {
          "insert into shop.notes values (1, 'one')",
          "update shop.notes set body = 'two'",
          "delete from shop.notes",
          "truncate shop.orders, shop.lines, shop.payments"
        }) {
      shop.admin().note(100);
      shop.admin().order(100);
      shop.refresh();
      assertThat(hasChanges(shop)).as("before " + change).isFalse();
      shop.admin().run(change);
      assertThat(hasChanges(shop)).as(change).isTrue();
      assertThat(hasChanges(shop)).as(change + ", asked again").isTrue();
      shop.refresh();
      assertThat(hasChanges(shop)).as("after " + change).isFalse();
      shop.admin().run("delete from shop.notes");
      shop.admin().run("delete from shop.orders");
    }
  }

  @Test
  void R15_hasChanges_whenALateTransactionCommits() throws Exception {
    Shop shop = settled();
    Session late = shop.session();
    late.begin();
    late.note(1);
    assertThat(hasChanges(shop)).as("not committed").isFalse();
    assertThat(hasChanges(late, "queue")).as("its own, not committed").isFalse();
    // Began later, ended before the cut: the late one is among those open at the cut, not above.
    shop.admin().note(2);
    assertThat(shop.refresh().rows()).isEqualTo(1);
    assertThat(hasChanges(shop)).as("open at the cut").isFalse();
    late.commit();
    assertThat(hasChanges(shop)).as("open at the cut, and committed since").isTrue();
    assertThat(shop.refresh().rows()).isEqualTo(1);
    assertThat(hasChanges(shop)).isFalse();
  }

  @Test
  void R15_hasChanges_ofTheCallerOfARefresh() throws Exception {
    Shop shop = settled();
    Session session = shop.session();
    session.begin();
    session.note(1);
    session.rows(pack.refresh("queue"));
    session.note(2);
    session.commit();
    assertThat(hasChanges(shop)).isTrue();
    assertThat(shop.refresh().rows()).isEqualTo(2);
    assertThat(hasChanges(shop)).isFalse();
  }

  @Test
  void R15_hasChanges_ofItsOwnTablesAlone() throws Exception {
    Shop shop =
        installed(
            QueueSettings.named("queue").withTables("shop.notes"), QueueSettings.named("other"));
    shop.refresh("queue");
    shop.refresh("other");
    shop.admin().customer(1);
    assertThat(hasChanges(shop.admin(), "queue")).isFalse();
    assertThat(hasChanges(shop.admin(), "other")).isTrue();
  }

  @Test
  void R20_hasChanges_whenStale() throws Exception {
    Shop shop = settled();
    shop.admin().run("update waybill.queue set stale = true");
    assertThat(hasChanges(shop)).isTrue();
    shop.refresh();
    assertThat(hasChanges(shop)).isFalse();
  }

  @Test
  void R19_hasChanges_inACopy() throws Exception {
    Shop shop = settled();
    shop.admin().run("update waybill.installation set identity = 'elsewhere'");
    assertThat(hasChanges(shop)).isTrue();
    shop.admin().run("update waybill.batch set identity = 'elsewhere'");
    assertThat(hasChanges(shop)).isTrue();
  }

  @Test
  void R23_hasChanges_needsRightsOnTheQueueAlone() throws Exception {
    Shop shop = built(QueueSettings.named("queue"));
    String name = "r" + UUID.randomUUID().toString().replace("-", "");
    shop.admin().script("create role " + name + " login password '" + PASSWORD + "'");
    shop.waybill().install();
    shop.waybill().createQueue(QueueSettings.named("theirs").withReaders(name));
    shop.refresh("theirs");
    String database = shop.admin().rows("select current_database()").get(0);
    try (Session reader =
        new Session(DriverManager.getConnection(server.url(database), name, PASSWORD))) {
      assertThat(hasChanges(reader, "theirs")).isFalse();
      shop.admin().note(1);
      assertThat(hasChanges(reader, "theirs")).isTrue();
      assertThatThrownBy(() -> hasChanges(reader, "queue"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
  }
}

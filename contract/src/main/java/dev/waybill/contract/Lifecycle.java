package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.Capability;
import dev.waybill.Config;
import dev.waybill.ErrorCode;
import dev.waybill.Finding;
import dev.waybill.QueueSettings;
import dev.waybill.Status;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Install, upgrade and removal, and the Java interface. */
abstract class Lifecycle extends Promise {
  Lifecycle(PackUnderTest pack) {
    super(pack, Capability.NO_LOSS);
  }

  @Test
  void uninstall_leavesTheUsersTablesAndNothingElse() throws Exception {
    Shop shop = built();
    List<String> before = objects(shop);
    shop.waybill().install();
    shop.waybill().createQueue(QueueSettings.named("more"));
    shop.admin().note(1);
    shop.refresh();
    assertThat(objects(shop)).isNotEqualTo(before);
    assertThat(shop.waybill().uninstall().changedAnything()).isTrue();
    assertThat(objects(shop)).isEqualTo(before);
    assertThat(shop.source("notes")).containsExactly("1|note 1");
    shop.admin().note(2);
    refused(ErrorCode.NOT_INSTALLED, () -> shop.refresh(), "install");
    shop.waybill().install();
    assertThat(shop.refresh().id()).isEqualTo(1);
    assertThat(shop.view("queue", "notes")).hasSize(2);
  }

  private static List<String> objects(Shop shop) throws SQLException {
    return shop
        .admin()
        .rows(
            "select table_schema, table_name from information_schema.tables"
                + " where lower(table_schema) not in ('information_schema', 'pg_catalog')"
                + " union all select trigger_schema, trigger_name from information_schema.triggers"
                + " union all select schema_name, '' from information_schema.schemata")
        .stream()
        .filter(name -> !name.toLowerCase(Locale.ROOT).startsWith("pg_toast"))
        .sorted()
        .toList();
  }

  @Test
  void installScript_isWhatInstallRuns() throws Exception {
    Shop shop = built();
    String script = shop.waybill().installScript();
    assertThat(script).containsIgnoringCase("create schema").containsIgnoringCase("notes");
    refused(ErrorCode.NOT_INSTALLED, () -> shop.refresh(), "install");
    shop.waybill().install();
    assertThat(shop.waybill().installScript())
        .doesNotContainIgnoringCase("create ")
        .doesNotContainIgnoringCase("drop ");
  }

  @Test
  void installScript_runByAnotherClient_leavesInstallNothingToDo() throws Exception {
    String script = built().waybill().installScript();
    Shop shop = built();
    for (String statement : Statements.of(script)) {
      shop.admin().script(statement);
    }
    assertThat(shop.waybill().install().changedAnything()).isFalse();
    assertThat(shop.waybill().doctor())
        .noneMatch(finding -> finding.severity() == Finding.Severity.PROBLEM);
    shop.admin().customer(1);
    shop.refresh("queue");
    shop.refresh("docs");
    shop.admin().order(1, 1);
    shop.admin().line(1, 1);
    shop.admin().run("delete from shop.notes");
    assertThat(shop.refresh("queue").kind()).isEqualTo(BatchKind.NEXT);
    assertThat(shop.view("queue", "orders", "orderid")).containsExactly("1");
    assertThat(shop.view("queue", "customers")).isEmpty();
    shop.refresh("docs");
    assertThat(shop.view("docs", "customers", "customerid")).containsExactly("1");
    assertThat(shop.view("docs", "lines", "orderid", "line")).containsExactly("1|1");
  }

  @Test
  void installScript_ofTheBuiltInModel_runByAnotherClient() throws Exception {
    String script = bare().waybill().installScript();
    Shop shop = bare();
    for (String statement : Statements.of(script)) {
      shop.admin().script(statement);
    }
    assertThat(shop.waybill().install().changedAnything()).isFalse();
    shop.admin().run("insert into dbo.Orders (OrderID, CustomerID, Total) values (5, 1, 12.5)");
    shop.refresh();
    assertThat(shop.view("queue", "orders", "orderid")).containsExactly("5");
  }

  @Test
  void install_ofANewerVersion_replacesWhatDiffersAndKeepsTheRest() throws Exception {
    Shop shop = settled();
    shop.admin().customer(1);
    shop.admin().order(1, 1);
    shop.admin().line(1, 1);
    shop.admin().note(1);
    Batch second = shop.refresh("queue");
    shop.refresh("docs");
    List<String> queue = shop.everything("queue");
    List<String> docs = shop.everything("docs");
    List<String> installed = objects(shop);
    shop.admin().note(2);
    for (String statement : pack.older()) {
      shop.admin().script(statement);
    }
    assertThat(shop.view("queue", "notes")).isEmpty();
    shop.admin().note(3);

    assertThat(shop.waybill().install().changedAnything()).isTrue();

    assertThat(objects(shop)).isEqualTo(installed);
    assertThat(shop.everything("queue")).isEqualTo(queue);
    assertThat(shop.everything("docs")).isEqualTo(docs);
    assertThat(shop.waybill().install().changedAnything()).isFalse();
    Batch third = shop.refresh("queue");
    assertThat(third.id()).isEqualTo(second.id() + 1);
    assertThat(third.kind()).isEqualTo(BatchKind.NEXT);
    assertThat(third.from()).isEqualTo(second.until());
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2", "3");
    assertThat(shop.view("queue", "orders")).isEmpty();
    shop.admin().rows(pack.recall("queue", second.id()));
    assertThat(shop.everything("queue")).isEqualTo(queue);
    assertThat(shop.waybill().doctor())
        .noneMatch(finding -> finding.severity() == Finding.Severity.PROBLEM);
  }

  @Test
  void install_takesInNewTablesAndQueues() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    shop.admin().note(2);
    shop.admin().script("create table shop.extra (id int not null primary key)");
    Config config = Shop.config(shop.database());
    List<TableSettings> tables = new ArrayList<>(config.tables());
    tables.add(TableSettings.named("shop.extra"));
    try (Waybill waybill =
        Waybill.open(
            config
                .withTables(tables.toArray(TableSettings[]::new))
                .withQueues(
                    QueueSettings.named("queue"),
                    QueueSettings.named("docs").withDocuments(),
                    QueueSettings.named("third")))) {
      assertThat(waybill.install().changedAnything()).isTrue();
      assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
      shop.admin().run("insert into shop.extra values (5)");
      Batch batch = waybill.queue("queue").refresh();
      assertThat(batch.kind()).isEqualTo(BatchKind.NEXT);
      assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2");
      assertThat(shop.view("queue", "extra")).containsExactly("5");
      waybill.queue("third").refresh();
      assertThat(shop.view("third", "extra")).containsExactly("5");
      waybill.queue("queue").recall(2);
      assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
      assertThat(waybill.install().changedAnything()).isFalse();
    }
  }

  @Test
  void install_takesInChangedSettings() throws Exception {
    Shop shop = settled();
    for (int i = 1; i <= 8; i++) {
      shop.admin().note(i);
      shop.refresh("queue");
    }
    try (Waybill waybill =
        Waybill.open(
            Shop.config(
                shop.database(),
                QueueSettings.named("queue").withKeep(3).withDocuments(),
                QueueSettings.named("docs").withDocuments()))) {
      assertThat(waybill.install().changedAnything()).isTrue();
      shop.admin().order(1);
      shop.admin().line(1, 1);
      waybill.queue("queue").refresh();
      shop.admin().run("update shop.lines set price = 3");
      waybill.queue("queue").refresh();
      assertThat(shop.view("queue", "orders", "orderid")).containsExactly("1");
      waybill.upkeep();
      assertThat(waybill.queue("queue").batches()).hasSize(3);
      assertThat(waybill.status().queues())
          .anyMatch(
              queue -> queue.name().equals("queue") && queue.keep() == 3 && queue.documents());
    }
  }

  @Test
  void status_saysHowThingsStand() throws Exception {
    Shop shop = settled();
    Batch batch = shop.refresh();
    shop.admin().note(1);
    shop.admin().note(2);
    Status status = shop.waybill().status();
    assertThat(status.database()).isNotBlank();
    assertThat(status.version()).isNotBlank();
    assertThat(status.tables()).hasSize(6).allMatch(Status.Table::capturing);
    assertThat(status.tables()).allSatisfy(table -> assertThat(table.drift()).isEmpty());
    Status.QueueState queue =
        status.queues().stream().filter(q -> q.name().equals("queue")).findFirst().orElseThrow();
    assertThat(queue.phase()).isEqualTo(Status.Phase.READY);
    assertThat(queue.onView()).isEqualTo(batch.id());
    assertThat(queue.last()).isEqualTo(batch.id());
    assertThat(queue.position()).isEqualTo(batch.until());
    assertThat(queue.pending()).isEqualTo(2);
    assertThat(queue.lag()).isPositive();
    assertThat(queue.keep()).isEqualTo(QueueSettings.DEFAULT_KEEP);
    shop.refresh();
    Status.QueueState after =
        shop.waybill().status().queues().stream()
            .filter(q -> q.name().equals("queue"))
            .findFirst()
            .orElseThrow();
    assertThat(after.pending()).isZero();
    assertThat(after.lag()).isZero();
  }

  @Test
  void newQueue_isNew() throws Exception {
    Shop shop = installed();
    assertThat(shop.waybill().status().queues())
        .allSatisfy(
            queue -> {
              assertThat(queue.phase()).isEqualTo(Status.Phase.NEW);
              assertThat(queue.onView()).isNull();
              assertThat(queue.position()).isNull();
            });
    assertThat(shop.waybill().queue("queue").batches()).isEmpty();
  }

  @Test
  void builtInModel_hasTheGuidesNames() throws Exception {
    Shop shop = bare();
    shop.waybill().install();
    for (String view :
        List.of(
            "queue.Customers",
            "queue.Orders",
            "queue.OrderDetails",
            "queue.Payments",
            "queue.CustomerAccounts",
            "queue.CustomerSites")) {
      assertThat(shop.admin().rows("select * from " + view)).isEmpty();
    }
    shop.admin()
        .run(
            "insert into dbo.Customers (CustomerID, FirstName, ModifiedDate) values (1, 'Ann', current_timestamp)");
    shop.admin().run("insert into dbo.Orders (OrderID, CustomerID, Total) values (5, 1, 12.5)");
    shop.admin().run("insert into dbo.OrderDetails (OrderID, OrderLine) values (5, 1)");
    shop.admin().rows(pack.refresh("queue"));
    assertThat(shop.admin().rows("select OrderID, Total from queue.Orders"))
        .containsExactly("5|12.5000");
    assertThat(shop.admin().rows("select OrderID, OrderLine from queue.OrderDetails"))
        .containsExactly("5|1");
    assertThat(shop.admin().number("select count(*) from dbo.OrderStatuses")).isEqualTo(11);
    assertThat(shop.waybill().status().timezone()).isEqualTo("America/Chicago");
    assertThat(shop.waybill().install().changedAnything()).isFalse();
  }
}

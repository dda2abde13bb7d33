package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.Capability;
import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.Status;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R13: any number of queues, each with its own position, tables and settings. */
abstract class ManyQueues extends Promise {
  ManyQueues(PackUnderTest pack) {
    super(pack, Capability.MANY_QUEUES);
  }

  @Test
  void R13_queues_neverTakeFromEachOther() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh("queue");
    shop.refresh("queue");
    shop.admin().note(2);
    shop.refresh("docs");
    assertThat(shop.view("docs", "notes", "noteid")).containsExactly("1", "2");
    shop.refresh("queue");
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2");
  }

  @Test
  void R13_twentyQueues_eachGetAll() throws Exception {
    Shop shop = settled();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      names.add("q" + i);
      shop.waybill().createQueue(QueueSettings.named("q" + i));
      shop.refresh("q" + i);
    }
    for (int i = 0; i < 20; i++) {
      shop.admin().note(i);
      shop.refresh(names.get(i));
    }
    for (int i = 0; i < 20; i++) {
      assertThat(shop.view(names.get(i), "notes")).hasSize(i + 1);
      assertThat(shop.refresh(names.get(i)).rows()).isEqualTo(19 - i);
    }
  }

  @Test
  void R13_tables_areTheQueuesOwn() throws Exception {
    Shop shop =
        settled(
            QueueSettings.named("queue"),
            QueueSettings.named("shipping").withTables("shop.orders", "shop.lines"));
    shop.admin().order(1);
    shop.admin().line(1, 1);
    shop.admin().note(1);
    Batch batch = shop.refresh("shipping");
    assertThat(batch.counts().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
        .containsExactly("orders", "lines", "deleted");
    assertThat(shop.view("shipping", "orders", "orderid")).containsExactly("1");
    assertThatThrownBy(() -> shop.view("shipping", "notes")).isInstanceOf(SQLException.class);
    refused(
        ErrorCode.UNKNOWN_TABLE,
        () -> shop.waybill().queue("shipping").rows(batch, "notes").close(),
        "notes");
    shop.admin().run("delete from shop.notes");
    assertThat(shop.refresh("shipping").isEmpty()).isTrue();
    assertThat(shop.refresh("queue").rows()).isEqualTo(2);
  }

  @Test
  void R13_createdLater_startsWithItsOwnFirst() throws Exception {
    Shop shop = settled();
    shop.admin().customer(1, Instant.now().minus(Duration.ofHours(1)));
    shop.refresh("queue");
    shop.waybill().createQueue(QueueSettings.named("later"));
    Batch batch = shop.refresh("later");
    assertThat(batch.kind()).isEqualTo(BatchKind.FIRST);
    assertThat(shop.view("later", "customers", "customerid")).containsExactly("1");
    assertThat(shop.refresh("queue").isEmpty()).isTrue();
  }

  @Test
  void R13_dropped_disturbsNoOther() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.waybill().dropQueue("docs");
    assertThat(shop.refresh("queue").rows()).isEqualTo(1);
    refused(ErrorCode.UNKNOWN_QUEUE, () -> shop.refresh("docs"), "docs");
    assertThatThrownBy(() -> shop.view("docs", "notes")).isInstanceOf(SQLException.class);
    assertThat(shop.waybill().status().queues())
        .extracting(Status.QueueState::name)
        .containsExactly("queue");
    shop.waybill().createQueue(QueueSettings.named("docs"));
    assertThat(shop.refresh("docs").id()).isEqualTo(1);
  }

  @Test
  void R13_unknownQueue_isNamed() throws Exception {
    Shop shop = settled();
    refused(ErrorCode.UNKNOWN_QUEUE, () -> shop.refresh("nowhere"), "nowhere");
    refused(ErrorCode.UNKNOWN_QUEUE, () -> shop.waybill().queue("nowhere").recall(1), "nowhere");
    refused(ErrorCode.UNKNOWN_QUEUE, () -> shop.waybill().queue("nowhere").batches(), "nowhere");
    refused(ErrorCode.UNKNOWN_QUEUE, () -> shop.waybill().dropQueue("nowhere"), "nowhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "shop", "waybill", "queue", "information_schema"})
  void R13_badName_isRefused(String name) throws Exception {
    Shop shop = settled();
    refused(ErrorCode.BAD_NAME, () -> shop.waybill().createQueue(QueueSettings.named(name)));
    assertThat(shop.waybill().status().queues()).hasSize(2);
    assertThat(shop.source("notes")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Shipping",
        "two words",
        "order",
        "select",
        "größe",
        "it's",
        "a\"b",
        "a.b",
        "{{x}}",
        "&amp;"
      })
  void R13_oddNames_work(String name) throws Exception {
    Shop shop = settled();
    shop.waybill().createQueue(QueueSettings.named(name));
    shop.refresh(name);
    shop.admin().note(1);
    Batch batch = shop.refresh(name);
    assertThat(batch.queue()).isEqualTo(name);
    assertThat(batch.rows()).isEqualTo(1);
    String quoted = '"' + name.replace("\"", "\"\"") + '"';
    assertThat(shop.view(quoted, "notes", "noteid")).containsExactly("1");
    assertThat(pack.refreshed(shop.admin(), quoted, pack.refresh(quoted)).get(0))
        .startsWith("3|next|");
    assertThat(shop.admin().rows("select queue from " + quoted + ".batch")).containsExactly(name);
    shop.waybill().queue(name).recall(2);
    assertThat(shop.view(quoted, "notes", "noteid")).containsExactly("1");
    shop.waybill().upkeep();
    shop.waybill().install();
    shop.waybill().dropQueue(name);
    refused(ErrorCode.UNKNOWN_QUEUE, () -> shop.refresh(name), name);
  }
}

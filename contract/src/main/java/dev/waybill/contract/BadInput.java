package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Batch;
import dev.waybill.Capability;
import dev.waybill.Config;
import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bad input gets one clear line and leaves everything as it was. */
abstract class BadInput extends Promise {
  BadInput(PackUnderTest pack) {
    super(pack, Capability.ALL_OR_NOTHING);
  }

  @Test
  void unknownTable_isNamed() throws Exception {
    Shop shop = bare(TableSettings.named("shop.nothing"), TableSettings.named("shop.neither"));
    refused(
        ErrorCode.CONFIGURATION, () -> shop.waybill().install(), "shop.nothing", "shop.neither");
    refused(ErrorCode.NOT_INSTALLED, () -> shop.refresh(), "install");
  }

  @Test
  void tableWithoutAKey_isNamed() throws Exception {
    Shop shop = bare(TableSettings.named("s.loose"));
    shop.admin().script("create schema s");
    shop.admin().script("create table s.loose (a int, b int)");
    refused(ErrorCode.NO_KEY, () -> shop.waybill().install(), "s.loose", "key");
    shop.admin().run("insert into s.loose values (1, 1)");
    refused(ErrorCode.NOT_INSTALLED, () -> shop.refresh(), "install");
  }

  @Test
  void tableWithAUniqueIndex_needsNoPrimaryKey() throws Exception {
    Shop shop = bare(TableSettings.named("s.t"));
    shop.admin().script("create schema s");
    shop.admin().script("create table s.t (a int not null, b int not null, c int)");
    shop.admin().script("create unique index t_key on s.t (b, a)");
    shop.waybill().install();
    shop.admin().run("insert into s.t values (1, 2, 3)");
    shop.refresh();
    assertThat(shop.view("queue", "t")).containsExactly("1|2|3");
  }

  @Test
  void nullableKey_isRefused() throws Exception {
    Shop shop = bare(TableSettings.named("s.t").withKey("a"));
    shop.admin().script("create schema s");
    shop.admin().script("create table s.t (a int, b int, unique (a))");
    refused(ErrorCode.CONFIGURATION, () -> shop.waybill().install(), "s.t", "null");
  }

  @Test
  void unknownColumns_areAllNamed() throws Exception {
    Shop shop =
        bare(
            TableSettings.named("s.t").withModified("changed_at").withExclude("password"),
            TableSettings.named("s.u").withKey("nokey"));
    shop.admin().script("create schema s");
    shop.admin().script("create table s.t (a int not null primary key)");
    shop.admin().script("create table s.u (a int not null primary key)");
    refused(
        ErrorCode.CONFIGURATION, () -> shop.waybill().install(), "changed_at", "password", "nokey");
  }

  @Test
  void twoTablesOfOneName_needAnAlias() throws Exception {
    Shop shop = bare(TableSettings.named("s.t"), TableSettings.named("u.t"));
    shop.admin().script("create schema s");
    shop.admin().script("create schema u");
    shop.admin().script("create table s.t (a int not null primary key)");
    shop.admin().script("create table u.t (a int not null primary key)");
    refused(ErrorCode.CONFIGURATION, () -> shop.waybill().install(), "s.t", "u.t", "as");
    Config config =
        Config.builtIn(shop.database())
            .withTables(TableSettings.named("s.t"), TableSettings.named("u.t").withAs("other"));
    try (Waybill waybill = Waybill.open(config)) {
      waybill.install();
      shop.admin().run("insert into s.t values (1)");
      shop.admin().run("insert into u.t values (2)");
      waybill.queue("queue").refresh();
      assertThat(shop.view("queue", "t")).containsExactly("1");
      assertThat(shop.view("queue", "other")).containsExactly("2");
    }
  }

  @Test
  void notInstalled_isSaid() throws Exception {
    Shop shop = built();
    refused(ErrorCode.NOT_INSTALLED, () -> shop.refresh(), "install");
    refused(ErrorCode.NOT_INSTALLED, () -> shop.waybill().queue("queue").recall(1), "install");
    refused(ErrorCode.NOT_INSTALLED, () -> shop.waybill().queue("queue").batches(), "install");
    refused(ErrorCode.NOT_INSTALLED, () -> shop.waybill().status(), "install");
    refused(
        ErrorCode.NOT_INSTALLED,
        () -> shop.waybill().createQueue(QueueSettings.named("more")),
        "install");
  }

  @Test
  void unknownFrozenTable_isNamed() throws Exception {
    Shop shop = settled();
    Batch batch = shop.refresh();
    refused(
        ErrorCode.UNKNOWN_TABLE,
        () -> shop.waybill().queue("queue").rows(batch, "nothing").close(),
        "nothing");
  }

  @Test
  void unknownTableOfAQueue_isNamed() throws Exception {
    Shop shop = settled();
    assertThatThrownBy(
            () ->
                shop.waybill().createQueue(QueueSettings.named("more").withTables("shop.nothing")))
        .isInstanceOfSatisfying(
            WaybillException.class, e -> oneClearLine(e.getMessage(), "nothing"));
    refused(ErrorCode.UNKNOWN_QUEUE, () -> shop.refresh("more"));
  }

  @Test
  void secondInstall_findsNothingToDo() throws Exception {
    Shop shop = built();
    assertThat(shop.waybill().install().changedAnything()).isTrue();
    shop.admin().note(1);
    shop.refresh();
    List<String> before = shop.everything("queue");
    assertThat(shop.waybill().install().changedAnything()).isFalse();
    assertThat(shop.everything("queue")).isEqualTo(before);
    try (Waybill other = Waybill.open(Shop.config(shop.database()))) {
      assertThat(other.install().changedAnything()).isFalse();
    }
    shop.admin().note(2);
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2");
  }

  @Test
  void statementOfAUser_failsAsTheDatabaseSays() throws Exception {
    Shop shop = settled();
    assertThatThrownBy(() -> shop.waybill().query("select * from nowhere").close())
        .isInstanceOfSatisfying(
            WaybillException.class, e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }
}

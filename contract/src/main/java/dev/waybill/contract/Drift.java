package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.Capability;
import dev.waybill.ErrorCode;
import dev.waybill.Finding;
import dev.waybill.TableSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R22: changed table definitions are noticed and taken in. */
abstract class Drift extends Promise {
  Drift(PackUnderTest pack) {
    super(pack, Capability.DRIFT);
  }

  @Test
  void R22_newColumn_refreshGoesOnAndStatusShowsIt() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    shop.admin().script("alter table shop.notes add extra int");
    shop.admin().run("insert into shop.notes values (2, 'two', 22)");
    shop.refresh();
    assertThat(shop.view("queue", "notes")).containsExactly("2|two");
    assertThat(drift(shop, "notes")).hasSize(1).first().asString().containsIgnoringCase("extra");
    assertThat(drift(shop, "orders")).isEmpty();
    assertThat(shop.waybill().doctor())
        .anySatisfy(
            finding -> {
              assertThat(finding.severity()).isNotEqualTo(Finding.Severity.OK);
              assertThat(finding.message() + finding.subject()).containsIgnoringCase("notes");
              assertThat(finding.remedy()).isNotBlank();
            });
  }

  @Test
  void R22_install_takesTheNewColumnInWithoutLosingAnything() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    Batch second = shop.refresh();
    shop.admin().note(2);
    shop.admin().script("alter table shop.notes add extra int");
    assertThat(shop.waybill().install().changedAnything()).isTrue();
    assertThat(drift(shop, "notes")).isEmpty();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
    shop.admin().run("update shop.notes set extra = 7 where noteid = 2");
    Batch third = shop.refresh();
    assertThat(third.id()).isEqualTo(second.id() + 1);
    assertThat(third.kind()).isEqualTo(BatchKind.NEXT);
    assertThat(shop.view("queue", "notes")).containsExactly("2|note 2|7");
    assertThat(shop.admin().columns("select * from queue.notes"))
        .isEqualTo(shop.admin().columns("select * from shop.notes"));
    assertThat(shop.stored("queue", second, "notes"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("1|note 1");
    shop.waybill().queue("queue").recall(second.id());
    assertThat(shop.view("queue", "notes", "noteid", "body")).containsExactly("1|note 1");
    assertThat(shop.waybill().install().changedAnything()).isFalse();
  }

  @Test
  void R22_droppedColumn_refreshFailsAndNothingMoves() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.admin().order(1);
    shop.refresh();
    List<String> before = shop.everything("queue");
    shop.admin().script("alter table shop.orders drop column status");
    shop.admin().run("update shop.orders set total = 5");
    refused(ErrorCode.DRIFT, () -> shop.refresh(), "orders", "install");
    refusedBySql(ErrorCode.DRIFT, () -> shop.admin().rows(pack.refresh("queue")), "orders");
    assertThat(shop.everything("queue")).isEqualTo(before);
    assertThat(drift(shop, "orders"))
        .isNotEmpty()
        .first()
        .asString()
        .containsIgnoringCase("status");
    shop.waybill().install();
    shop.refresh();
    assertThat(shop.admin().number("select total from queue.orders")).isEqualTo(5);
    assertThat(shop.admin().columns("select * from queue.orders"))
        .isEqualTo(shop.admin().columns("select * from shop.orders"));
  }

  @Test
  void R22_changedType_refreshFailsUntilInstallTakesItIn() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    List<String> before = shop.everything("queue");
    shop.admin().script("alter table shop.notes alter column body set data type varchar(400)");
    shop.admin().note(2, "x".repeat(400));
    refused(ErrorCode.DRIFT, () -> shop.refresh(), "notes", "body", "install");
    assertThat(shop.everything("queue")).isEqualTo(before);
    assertThat(drift(shop, "notes")).hasSize(1).first().asString().containsIgnoringCase("body");
    shop.waybill().install();
    assertThat(shop.everything("queue")).isEqualTo(before);
    shop.refresh();
    assertThat(shop.view("queue", "notes")).containsExactly("2|" + "x".repeat(400));
  }

  @Test
  void R22_droppedColumnOfAnUnchangedTable_failsToo() throws Exception {
    Shop shop = settled();
    shop.admin().order(1);
    shop.refresh();
    shop.admin().script("alter table shop.orders drop column status");
    shop.admin().note(1);
    refused(ErrorCode.DRIFT, () -> shop.refresh(), "orders");
  }

  @Test
  void R22_renamedTable_refreshFailsAndNothingMoves() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    List<String> before = shop.everything("queue");
    shop.admin().script("alter table shop.notes rename to remarks");
    shop.admin().customer(1);
    refused(ErrorCode.DRIFT, () -> shop.refresh(), "notes");
    assertThat(shop.everything("queue")).isEqualTo(before);
    assertThat(shop.waybill().doctor())
        .anyMatch(finding -> finding.severity() == Finding.Severity.PROBLEM);
    shop.admin().script("alter table shop.remarks rename to notes");
    shop.refresh();
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("1");
  }

  @Test
  void R22_droppedTable_refreshFailsAndNothingMoves() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    List<String> before = shop.everything("queue");
    shop.admin().script(pack.dropTable("shop.notes"));
    refused(ErrorCode.DRIFT, () -> shop.refresh(), "notes");
    assertThat(shop.everything("queue")).isEqualTo(before);
    shop.waybill().status();
    shop.waybill().doctor();
  }

  @Test
  void R22_replacedTable_refreshFailsUntilInstallAndMissesNothing() throws Exception {
    missesNothingOfANewTable(pack.dropTable("shop.notes"));
  }

  @Test
  void R22_tableRenamedAndMadeAnew_refreshFailsUntilInstallAndMissesNothing() throws Exception {
    missesNothingOfANewTable("alter table shop.notes rename to notes_before");
  }

  private void missesNothingOfANewTable(String away) throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    List<String> before = shop.everything("queue");
    shop.admin().script(away);
    shop.admin().script(Shop.NOTES);
    shop.admin().note(2);
    refused(ErrorCode.DRIFT, () -> shop.refresh(), "notes");
    assertThat(shop.everything("queue")).isEqualTo(before);

    shop.waybill().install();
    shop.admin().note(3);
    assertThat(shop.refresh().notice()).isNotNull();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("2", "3");
    shop.admin().note(4);
    assertThat(shop.refresh().notice()).isNull();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("4");
    assertThat(shop.waybill().doctor())
        .noneMatch(finding -> finding.severity() == Finding.Severity.PROBLEM);
  }

  @Test
  void R22_renamedColumn_refreshFailsAndNothingMoves() throws Exception {
    Shop shop = settled();
    shop.admin().note(1);
    shop.refresh();
    List<String> before = shop.everything("queue");
    shop.admin().script(renameBody());
    shop.admin().run("insert into shop.notes values (2, 'two')");
    refused(ErrorCode.DRIFT, () -> shop.refresh(), "notes");
    assertThat(shop.everything("queue")).isEqualTo(before);
    shop.waybill().install();
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid", "text2")).containsExactly("2|two");
  }

  private String renameBody() {
    return pack.pack().name().equals("h2")
        ? "alter table shop.notes alter column body rename to text2"
        : "alter table shop.notes rename column body to text2";
  }

  @Test
  void R22_excludedColumn_isNeverFrozen() throws Exception {
    Shop shop = bare(TableSettings.named("s.people").withExclude("secret"));
    shop.admin().script("create schema s");
    shop.admin()
        .script(
            "create table s.people (id int not null primary key, secret varchar(50), name varchar(50))");
    shop.waybill().install();
    shop.admin().run("insert into s.people values (1, 'hidden', 'Ann')");
    shop.refresh();
    assertThat(shop.view("queue", "people")).containsExactly("1|Ann");
    assertThat(drift(shop, "people")).isEmpty();
  }

  private static List<String> drift(Shop shop, String table) {
    return shop.waybill().status().tables().stream()
        .filter(entry -> entry.frozenAs().equalsIgnoreCase(table))
        .findFirst()
        .orElseThrow()
        .drift();
  }
}

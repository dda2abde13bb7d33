package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Batch;
import dev.waybill.Capability;
import dev.waybill.TableSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** R18: a row that nothing dates counts as changed. */
abstract class UnknownDates extends Promise {
  UnknownDates(PackUnderTest pack) {
    super(pack, Capability.UNKNOWN_DATES);
  }

  private static final Instant OLD = Instant.parse("2010-01-01T00:00:00Z");
  private static final Instant NEW = Instant.parse("2018-01-01T00:00:00Z");

  @Test
  void R18_partWithoutADate_isDatedByItsParent() throws Exception {
    Shop shop = built();
    shop.admin().order(1, null, OLD);
    shop.admin().line(1, 1);
    shop.admin().order(2, null, NEW);
    shop.admin().line(2, 1);
    shop.admin().customer(1, OLD);
    shop.admin().site(1);
    shop.admin().customer(2, NEW);
    shop.admin().site(2);
    shop.waybill().install();
    shop.waybill().queue("queue").refresh("2017-01-01");
    assertThat(shop.view("queue", "lines", "orderid")).containsExactly("2");
    assertThat(shop.view("queue", "sites", "customerid")).containsExactly("2");
  }

  @Test
  void R18_partWithADateOfItsOwn_isDatedByThat() throws Exception {
    Shop shop = built();
    shop.admin().order(1, null, OLD);
    shop.admin().payment(1, 1, NEW);
    shop.admin().order(2, null, NEW);
    shop.admin().payment(2, 2, OLD);
    shop.waybill().install();
    shop.waybill().queue("queue").refresh("2017-01-01");
    assertThat(shop.view("queue", "payments", "paymentid")).containsExactly("1");
    assertThat(shop.view("queue", "orders", "orderid")).containsExactly("2");
  }

  @Test
  void R18_partWhoseDateIsNull_isDatedByItsParent() throws Exception {
    Shop shop = built();
    shop.admin().order(1, null, OLD);
    shop.admin().payment(1, 1, null);
    shop.admin().order(2, null, NEW);
    shop.admin().payment(2, 2, null);
    shop.waybill().install();
    shop.waybill().queue("queue").refresh("2017-01-01");
    assertThat(shop.view("queue", "payments", "paymentid")).containsExactly("2");
  }

  @Test
  void R18_rowThatNothingDates_countsAsChanged() throws Exception {
    Shop shop = built();
    shop.admin().note(1);
    shop.admin().customer(1, null);
    shop.admin().payment(1, null, null);
    shop.admin().payment(2, 77, null);
    shop.admin().order(1, null, null);
    shop.admin().line(1, 1);
    shop.waybill().install();
    shop.waybill().queue("queue").refresh(Instant.now().minusSeconds(1));
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("1");
    assertThat(shop.view("queue", "payments", "paymentid")).containsExactly("1", "2");
    assertThat(shop.view("queue", "orders", "orderid")).containsExactly("1");
    assertThat(shop.view("queue", "lines", "orderid")).containsExactly("1");
  }

  @Test
  void R18_theFirst_countsThemToo() throws Exception {
    Shop shop = built();
    shop.admin().note(1);
    shop.admin().order(1, null, OLD);
    shop.admin().line(1, 1);
    shop.waybill().install();
    shop.refresh();
    assertThat(shop.view("queue", "notes", "noteid")).containsExactly("1");
    assertThat(shop.view("queue", "lines")).isEmpty();
  }

  @Test
  void R18_rowChangedSinceCaptureBegan_isDatedByThatToo() throws Exception {
    Shop shop = built();
    shop.admin().customer(1, OLD);
    shop.admin().customer(2, OLD);
    shop.admin().order(1, null, OLD);
    shop.admin().line(1, 1);
    shop.admin().line(1, 2);
    shop.waybill().install();
    shop.admin().run("update shop.customers set name = 'x' where customerid = 2");
    shop.admin().run("update shop.lines set price = 5 where line = 2");
    shop.waybill().queue("queue").refresh(Instant.now().minus(Duration.ofHours(1)));
    assertThat(shop.view("queue", "customers", "customerid")).containsExactly("2");
    assertThat(shop.view("queue", "lines", "line")).containsExactly("2");
  }

  @Test
  void R18_rowDatedByCaptureAlone_isOutWhenThatIsBefore() throws Exception {
    Shop shop = settled();
    // Packs may know the time of a commit no finer than to the second.
    Instant settled = shop.waybill().queue("queue").current().until();
    await(settled.plusMillis(1100));
    shop.admin().note(1);
    Batch batch = shop.refresh();
    await(batch.until().plusMillis(1100));
    shop.admin().note(2);
    shop.waybill().queue("queue").refresh(batch.until().plusMillis(1));
    assertThat(shop.view("queue", "notes", "noteid")).contains("2").doesNotContain("1");
  }

  private static void await(Instant moment) {
    while (!Instant.now().isAfter(moment)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void R18_grandparts_areDatedUpwards() throws Exception {
    Shop shop =
        bare(
            TableSettings.named("g.top").withModified("modified"),
            TableSettings.named("g.middle"),
            TableSettings.named("g.bottom"));
    Session admin = shop.admin();
    admin.script("create schema g");
    admin.script(
        "create table g.top (a int not null primary key, modified timestamp with time zone)");
    admin.script(
        "create table g.middle (a int not null references g.top, b int not null, primary key (a, b))");
    admin.script(
        "create table g.bottom (a int not null, b int not null, c int not null,"
            + " primary key (a, b, c), foreign key (a, b) references g.middle)");
    for (int a = 1; a <= 2; a++) {
      admin.run("insert into g.top values (?, ?)", a, a == 1 ? OLD : NEW);
      admin.run("insert into g.middle values (?, 1)", a);
      admin.run("insert into g.bottom values (?, 1, 1)", a);
    }
    shop.waybill().install();
    shop.waybill().queue("queue").refresh("2017-01-01");
    assertThat(shop.view("queue", "top", "a")).containsExactly("2");
    assertThat(shop.view("queue", "middle", "a")).containsExactly("2");
    assertThat(shop.view("queue", "bottom", "a")).containsExactly("2");
  }
}

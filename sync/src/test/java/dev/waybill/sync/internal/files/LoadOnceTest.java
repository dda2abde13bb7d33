package dev.waybill.sync.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each content once, whatever happens in between. */
class LoadOnceTest {
  private static final int THREE_PAGES = 3 * BuildPage.MOST_RECORDS - 500;

  @TempDir private Path folder;
  private Inbox inbox;

  @BeforeEach
  void open() {
    inbox = new Inbox(folder);
  }

  private static String orders(int from, int to) {
    StringBuilder text = new StringBuilder("OrderID,Note\r\n");
    for (int i = from; i <= to; i++) {
      text.append(i).append(",\"two\r\nlines\"\r\n");
    }
    return text.toString();
  }

  private static List<Object> numbers(int from, int to) {
    List<Object> numbers = new ArrayList<>();
    for (long i = from; i <= to; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void content_underAnotherName_isNotLoadedAgain() {
    inbox.drop("a.csv", "OrderID\n1\n");
    inbox.pass();
    inbox.drop("b.csv", "OrderID\n1\n");

    inbox.pass();

    assertThat(inbox.loads).hasSize(1);
    assertThat(inbox.files("")).isEmpty();
    assertThat(inbox.report("done/b.csv"))
        .startsWith(
            "b.csv: not loaded again; the same content was loaded as a.csv at 2026-11-28T12:00:00Z");
    assertThat(inbox.notices).hasSize(1);
  }

  @Test
  void content_packedOrNot_isTheSame() throws IOException {
    inbox.drop("a.csv", "OrderID\n1\n");
    inbox.pass();
    inbox.drop("a.csv.gz", gzip("OrderID\n1\n"));

    inbox.pass();

    assertThat(inbox.loads).hasSize(1);
    assertThat(inbox.files("done")).contains("a.csv.gz");
  }

  @Test
  void name_withOtherContent_isLoadedAndKeptBeside() {
    inbox.drop("orders.csv", "OrderID\n1\n");
    inbox.pass();
    inbox.drop("orders.csv", "OrderID\n2\n");

    inbox.pass();

    assertThat(inbox.loaded("OrderID")).containsExactly(1L, 2L);
    assertThat(inbox.files("done"))
        .contains("orders.csv", "orders.2.csv", "orders.2.csv.report.txt");
  }

  @Test
  void content_ofLongAgo_isKnownFromTheLedger() {
    inbox.drop("a.csv", "OrderID\n0\n");
    inbox.pass();
    for (int i = 1; i <= Progress.MOST_RECENT + 5; i++) {
      inbox.drop(i + ".csv", "OrderID\n" + i + "\n");
    }
    inbox.pass();
    inbox.drop("b.csv", "OrderID\n0\n");

    inbox.pass();

    assertThat(inbox.loads).hasSize(Progress.MOST_RECENT + 6);
    assertThat(inbox.watermark()).hasSizeLessThan(Progress.MOST_RECENT * 80);
  }

  @Test
  void content_ofLately_isKnownWithoutTheLedger() throws IOException {
    inbox.drop("a.csv", "OrderID\n1\n");
    inbox.drop("b.csv", "OrderID\n2\n");
    inbox.pass();
    Files.delete(inbox.path.resolve("done/loaded-dropbox.txt"));
    inbox.drop("c.csv", "OrderID\n1\n");

    inbox.pass();

    assertThat(inbox.loads).hasSize(2);
  }

  @Test
  void ledger_withHalfALine_goesOn() throws IOException {
    Path ledger = inbox.path.resolve("done/loaded-dropbox.txt");
    inbox.drop("a.csv", "OrderID\n1\n");
    inbox.pass();
    Files.writeString(ledger, Files.readString(ledger) + "0123456789abc");
    inbox.drop("b.csv", "OrderID\n2\n");
    inbox.pass();
    inbox.watermark("{}");
    inbox.drop("c.csv", "OrderID\n1\n");
    inbox.drop("d.csv", "OrderID\n2\n");

    inbox.pass();

    assertThat(inbox.loads).hasSize(2);
  }

  @Test
  void content_thatFailed_isTriedAgain() {
    inbox.drop("a.csv", "Number\n1\n");
    inbox.pass();
    assertThat(inbox.files("failed")).contains("a.csv");

    inbox.with("columns", Map.of("Number", "OrderID"));
    inbox.drop("a.csv", "Number\n1\n");
    inbox.pass();

    assertThat(inbox.loaded("OrderID")).containsExactly(1L);
  }

  @Test
  void content_sinceADate_isLoadedAgain() {
    inbox.drop("a.csv", "OrderID\n1\n");
    inbox.pass();
    inbox.drop("b.csv", "OrderID\n1\n");

    inbox.pages(9, Optional.of(Inbox.NOON.minus(Duration.ofDays(1))));

    assertThat(inbox.loaded("OrderID")).containsExactly(1L, 1L);
  }

  @Test
  void process_killedInTheMiddleOfAFile_goesOnThere() {
    for (int pages = 0; pages <= 3; pages++) {
      Inbox one = new Inbox(folder.resolve("after-" + pages));
      one.drop("orders.csv", orders(1, THREE_PAGES));
      assertThat(one.pages(pages)).isEqualTo(pages);

      one.pass();

      assertThat(one.loaded("OrderID")).isEqualTo(numbers(1, THREE_PAGES));
      assertThat(one.files("")).isEmpty();
      assertThat(one.report("done/orders.csv")).contains("loaded     " + THREE_PAGES);
    }
  }

  @Test
  void process_killedAfterEveryPage_loadsAllOfItOnce() {
    inbox.drop("orders.csv", orders(1, THREE_PAGES));
    for (int i = 0; i < 3; i++) {
      inbox.pages(1);
    }

    assertThat(inbox.loaded("OrderID")).isEqualTo(numbers(1, THREE_PAGES));
    assertThat(inbox.files("")).isEmpty();
  }

  @Test
  void process_killedBeforeTheMove_movesAndLoadsNothing() {
    inbox.drop("orders.csv", "OrderID,Total\n1,x\n2,2\n");
    inbox.killedAfterCommit();
    assertThat(inbox.files("")).containsExactly("orders.csv");

    inbox.pass();

    assertThat(inbox.loads).hasSize(1);
    assertThat(inbox.files("done"))
        .containsExactly("loaded-dropbox.txt", "orders.csv", "orders.csv.report.txt");
    assertThat(inbox.report("done/orders.csv"))
        .contains("orders.csv: loaded into dbo.Orders", "line 2, column 2 (Total)");
  }

  @Test
  void file_thatWasBegun_comesBeforeThoseOfEarlierNames() {
    inbox.drop("b.csv", orders(1, THREE_PAGES));
    inbox.pages(1);
    inbox.drop("a.csv", orders(1, 1));

    inbox.pass();

    List<Object> all = numbers(1, THREE_PAGES);
    all.add(1L);
    assertThat(inbox.loaded("OrderID")).isEqualTo(all);
  }

  @Test
  void file_thatWasBegunAndIsGone_isTold() throws IOException {
    Path file = inbox.drop("b.csv", orders(1, THREE_PAGES));
    inbox.pages(1);
    Files.delete(file);

    inbox.pass();

    assertThat(inbox.notices)
        .containsExactly("b.csv is gone; the first 2000 of its records are loaded");
  }

  @Test
  void file_thatWasBegunAndChanged_isLoadedFromItsBeginning() {
    inbox.drop("b.csv", orders(1, THREE_PAGES));
    inbox.pages(1);
    inbox.loads.clear();
    inbox.drop("b.csv", orders(0, THREE_PAGES));

    inbox.pass();

    assertThat(inbox.loaded("OrderID")).isEqualTo(numbers(0, THREE_PAGES));
  }

  @Test
  void folder_thatTakesNoReport_isToldAndNothingIsLoadedTwice() throws IOException {
    Path inTheWay = inbox.path.resolve("done/orders.csv.report.txt");
    Files.createDirectories(inTheWay);
    inbox.drop("orders.csv", "OrderID\n1\n");

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(inbox::pass)
          .isInstanceOf(WaybillException.class)
          .hasMessageStartingWith("cannot write " + inTheWay + ": ")
          .hasMessageEndingWith("; nothing is lost, the next pass tries again")
          .extracting(e -> ((WaybillException) e).code())
          .isEqualTo(ErrorCode.RESOURCES);
      assertThat(inbox.files("")).containsExactly("orders.csv");
    }

    Files.delete(inTheWay);
    inbox.pass();
    assertThat(inbox.files("")).isEmpty();
    assertThat(inbox.loads).hasSize(1);
  }
}

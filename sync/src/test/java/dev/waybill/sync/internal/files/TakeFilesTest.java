package dev.waybill.sync.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.sync.spi.Pass;
import dev.waybill.sync.spi.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are taken, when, and in which order. */
class TakeFilesTest {
  private static final byte[] ONE = "OrderID\n1\n".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private Inbox inbox;

  @BeforeEach
  void open() {
    inbox = new Inbox(folder);
  }

  @Test
  void file_heldStill_isLoadedAndDone() {
    inbox.drop("orders.csv", ONE);

    inbox.pass();

    assertThat(inbox.loaded("OrderID")).containsExactly(1L);
    assertThat(inbox.files("")).isEmpty();
    assertThat(inbox.files("done"))
        .containsExactly("loaded-dropbox.txt", "orders.csv", "orders.csv.report.txt");
    assertThat(inbox.notices).isEmpty();
  }

  @Test
  void file_justWritten_waitsUntilItHasSettled() {
    inbox.drop("orders.csv", ONE, Inbox.NOON.minusSeconds(1));

    inbox.pass();
    assertThat(inbox.loads).isEmpty();
    assertThat(inbox.notices)
        .containsExactly(
            "orders.csv has changed within the last 5 s; it is taken when it holds still");

    inbox.later(Duration.ofSeconds(3));
    inbox.pass();
    assertThat(inbox.loads).isEmpty();

    inbox.later(Duration.ofSeconds(1));
    inbox.pass();
    assertThat(inbox.loaded("OrderID")).containsExactly(1L);
  }

  @Test
  void file_thatGrows_isNotTaken() {
    inbox.drop("orders.csv", ONE, Inbox.NOON);
    inbox.pass();
    for (int i = 0; i < 5; i++) {
      inbox.later(Duration.ofSeconds(4));
      inbox.drop(
          "orders.csv",
          "OrderID\n1\n2\n".repeat(i + 1).getBytes(StandardCharsets.UTF_8),
          Inbox.NOON.plusSeconds(4L * (i + 1)));
      inbox.pass();
    }
    assertThat(inbox.loads).isEmpty();
    assertThat(inbox.files("")).containsExactly("orders.csv");
  }

  @Test
  void file_fromADiskWhoseClockIsAhead_isTakenWhenSeenUnchanged() {
    inbox.drop("orders.csv", ONE, Inbox.NOON.plus(Duration.ofHours(1)));
    inbox.pass();
    inbox.later(Duration.ofSeconds(4));
    inbox.pass();
    assertThat(inbox.loads).isEmpty();

    inbox.later(Duration.ofSeconds(1));
    inbox.pass();
    assertThat(inbox.loads).hasSize(1);
  }

  @Test
  void file_renamedIntoPlace_isTakenAtOnce() throws IOException {
    for (String part : List.of("orders.csv.part", "orders.csv.tmp", "orders.part")) {
      Inbox one = new Inbox(Files.createDirectory(folder.resolve(part + "-test")));
      Path written = one.drop(part, ONE, Inbox.NOON);
      one.pass();
      assertThat(one.loads).isEmpty();

      Files.move(written, one.path.resolve("orders.csv"));
      one.pass();
      assertThat(one.loaded("OrderID")).as(part).containsExactly(1L);
    }
  }

  @Test
  void file_besideAPartThatIsStillThere_waits() {
    inbox.drop("orders.csv.part", ONE, Inbox.NOON);
    inbox.pass();
    inbox.drop("orders.csv", ONE, Inbox.NOON);

    inbox.pass();

    assertThat(inbox.loads).isEmpty();
  }

  @Test
  void file_namedAsAPartOrHiddenOrOtherwise_isNeverTaken() {
    inbox.with("pattern", "*");
    inbox.drop("orders.csv.part", ONE);
    inbox.drop("orders.TMP", ONE);
    inbox.drop(".orders.csv", ONE);
    inbox.pass();
    inbox.with("pattern", "*.csv");
    inbox.drop("orders.txt", ONE);
    inbox.pass();

    assertThat(inbox.loads).isEmpty();
    assertThat(inbox.files(""))
        .containsExactly(".orders.csv", "orders.TMP", "orders.csv.part", "orders.txt");
  }

  @Test
  void files_areTakenByName() {
    inbox.drop("c.csv", "OrderID\n3\n");
    inbox.drop("a.csv", "OrderID\n1\n");
    inbox.drop("b.csv", "OrderID\n2\n");

    inbox.pass();

    assertThat(inbox.loaded("OrderID")).containsExactly(1L, 2L, 3L);
  }

  @Test
  void file_notComplete_holdsBackThoseAfterIt() {
    inbox.drop("a.csv", "OrderID\n1\n");
    inbox.drop("b.csv", "OrderID\n2\n".getBytes(StandardCharsets.UTF_8), Inbox.NOON);
    inbox.drop("c.csv", "OrderID\n3\n");

    inbox.pass();
    assertThat(inbox.loaded("OrderID")).containsExactly(1L);
    assertThat(inbox.notices).singleElement().asString().endsWith(", and 1 more after it");

    inbox.later(Duration.ofSeconds(5));
    inbox.pass();
    assertThat(inbox.loaded("OrderID")).containsExactly(1L, 2L, 3L);
  }

  @Test
  void firstFile_notComplete_holdsBackAll() {
    inbox.drop("a.csv", ONE, Inbox.NOON);
    inbox.drop("b.csv", "OrderID\n2\n");

    inbox.pass();

    assertThat(inbox.loads).isEmpty();
    assertThat(inbox.files("")).containsExactly("a.csv", "b.csv");
  }

  @Test
  void file_changedAfterItWasInspected_isTakenAnew() throws Exception {
    StringBuilder many = new StringBuilder("OrderID\n");
    for (int i = 1; i <= 3 * BuildPage.MOST_RECORDS; i++) {
      many.append(i).append('\n');
    }
    inbox.drop("orders.csv", many.toString());
    try (Source source = inbox.open();
        Pass pass = source.begin(Optional.empty(), Optional.empty())) {
      assertThat(pass.next()).isNotNull();
      inbox.drop("orders.csv", many + "7000\n");
      assertThat(pass.next()).isNull();
    }
    assertThat(inbox.notices)
        .containsExactly("orders.csv changed while it was read; it is taken when it holds still");

    inbox.pass();
    assertThat(inbox.loads).hasSize(3 * BuildPage.MOST_RECORDS + 1);
  }

  @Test
  void folder_missing_isMadeWithItsTwo() {
    inbox.pass();

    assertThat(inbox.path.resolve("done")).isDirectory();
    assertThat(inbox.path.resolve("failed")).isDirectory();
    assertThat(inbox.notices).containsExactly("made the folder " + inbox.path);
  }

  @Test
  void folder_missingWithTheOneAbove_isToldWithItsPath() {
    inbox.with("path", "no/inbox");

    assertThatThrownBy(inbox::pass)
        .isInstanceOf(WaybillException.class)
        .hasMessage(
            "sources.dropbox.path: there is no folder "
                + folder.resolve("no").resolve("inbox")
                + ", nor the one above; create it or correct the path")
        .extracting(e -> ((WaybillException) e).code())
        .isEqualTo(ErrorCode.CONFIGURATION);
  }

  @Test
  void folder_thatIsAFile_isRefused() throws IOException {
    Files.writeString(folder.resolve("inbox"), "");

    assertThatThrownBy(inbox::pass)
        .hasMessage("sources.dropbox.path: " + inbox.path + " is no folder; write the path of one");
  }

  @Test
  void column_thatTheTableLacks_isToldWithTheNearest() {
    inbox.with("columns", Map.of("id", "OrdersID"));

    assertThatThrownBy(inbox::pass)
        .hasMessage(
            "sources.dropbox.columns: dbo.Orders has no column OrdersID; did you mean OrderID?");
  }

  @Test
  void rehearsal_leavesEveryFileWhereItIs() throws Exception {
    inbox.drop("a.csv", "OrderID\n1\n");
    inbox.drop("b.csv", "Nothing\n1\n");
    inbox.drop("c.csv", "OrderID\n3\n");
    int pages = 0;
    try (Source source = inbox.open();
        Pass pass = source.begin(Optional.empty(), Optional.empty())) {
      while (pass.next() != null) {
        pages++;
      }
    }

    assertThat(pages).isEqualTo(3);
    assertThat(inbox.files("")).containsExactly("a.csv", "b.csv", "c.csv");
    assertThat(inbox.files("done")).isEmpty();
    assertThat(inbox.files("failed")).isEmpty();
  }

  @Test
  void thread_interrupted_endsThePassAndLeavesTheFile() throws Exception {
    inbox.drop("orders.csv", ONE);
    try (Source source = inbox.open();
        Pass pass = source.begin(Optional.empty(), Optional.empty())) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(pass::next).isInstanceOf(InterruptedException.class);
    }
    assertThat(inbox.files("")).containsExactly("orders.csv");

    inbox.pass();
    assertThat(inbox.loads).hasSize(1);
  }

  @Test
  void expected_isEstimatedFromWhatWasRead() {
    inbox.drop("a.csv", "OrderID\n1\n2\n");
    inbox.drop("b.csv", "OrderID\n3\n4\n");

    inbox.pass();

    assertThat(inbox.expected).containsExactly(4L, 4L);
  }
}

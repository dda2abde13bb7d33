package dev.waybill.sync.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.load.Reject;
import dev.waybill.load.RejectLimit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that do not fit: where they go, and what is said of them. */
class SetAsideTest {
  @TempDir private Path folder;
  private Inbox inbox;

  @BeforeEach
  void open() {
    inbox = new Inbox(folder);
  }

  private static String lines(int good) {
    StringBuilder text = new StringBuilder("OrderID,Total,Note,OrderDate\n");
    for (int i = 1; i <= good; i++) {
      text.append(i).append(",1.00,\"a\nb\",\n");
    }
    return text.toString();
  }

  @Test
  void records_thatDoNotFit_areNamedByLineAndColumnWithoutTheirData() {
    inbox.drop(
        "a.csv",
        lines(2)
            + "secret,1,a,\n"
            + ",1,a,\n"
            + "5,12345678901.00,a,\n"
            + "6,1,a secret of more than twenty characters,\n"
            + "7,1,a,yesterday\n"
            + "8,1\n"
            + "9,1,a,,,\n"
            + "10,1,a,\n");

    inbox.pass();

    assertThat(inbox.loaded("OrderID")).containsExactly(1L, 2L, 10L);
    assertThat(inbox.report("done/a.csv"))
        .contains("records    10\nloaded     3\nset aside  7\n")
        .contains(
            """
            line 6, column 1 (OrderID): is no number such as 1234.5
            line 7, column 1 (OrderID): must not be empty
            line 8, column 2 (Total): has more than 8 digits before the point
            line 9, column 3 (Note): is longer than 20 characters
            line 10, column 4 (OrderDate): is no date such as 2017-01-31 or 2017-01-31T17:30:00
            line 11: has 2 columns where the first line names 4
            line 12: has 6 columns where the first line names 4
            """)
        .doesNotContain("secret", "yesterday", "12345678901");
    assertThat(inbox.notices)
        .containsExactly(
            "a.csv: 7 of 10 records do not fit and were set aside; see "
                + inbox.path.resolve("done").resolve("a.csv.report.txt"));
  }

  @Test
  void records_thatDoNotFit_areKeptByKeyOrPlace() {
    inbox.drop("a.csv", lines(1) + "x,1,\"a\",\n7,x,,y\n8,1\n");

    inbox.pass();

    assertThat(inbox.rejects)
        .containsExactly(
            new Reject(
                "dbo.Orders",
                "{\"file\":\"a.csv\",\"line\":4}",
                "a.csv, line 4, column 1 (OrderID): is no number such as 1234.5",
                "{\"OrderID\":\"x\",\"Total\":\"1\",\"Note\":\"a\",\"OrderDate\":null}"),
            new Reject(
                "dbo.Orders",
                "{\"OrderID\":7}",
                "a.csv, line 5, column 2 (Total): is no number such as 1234.5",
                "{\"OrderID\":\"7\",\"Total\":\"x\",\"Note\":null,\"OrderDate\":\"y\"}"),
            new Reject(
                "dbo.Orders",
                "{\"file\":\"a.csv\",\"line\":6}",
                "a.csv, line 6: has 2 columns where the first line names 4",
                "\"8,1\""));
  }

  @Test
  void file_ofWhichTooMuchDoesNotFit_failsWhole() {
    int bad = RejectLimit.DEFAULT.atLeast() + 1;
    inbox.drop("a.csv", lines(9 * bad) + "x,1,a,\n".repeat(bad));
    inbox.drop("b.csv", lines(9 * bad - 1) + "x,1,a,\n".repeat(bad));

    inbox.pass();

    assertThat(inbox.loads).hasSize(9 * bad);
    assertThat(inbox.files("done")).contains("a.csv");
    assertThat(inbox.report("failed/b.csv"))
        .contains("11 of 109 records do not fit, more than 10 in 100", "line 198, column 1");
  }

  @Test
  void badRecords_thatLieTogether_areWithinTheLimitOfEachPage() {
    inbox.drop("a.csv", lines(1000) + "x,1,a,\n".repeat(95));

    int pages = inbox.pages(99);

    // Five each: what the loader refuses of a page counts with them.
    assertThat(pages).isEqualTo(19);
    assertThat(inbox.rejects).hasSize(95);
  }

  @Test
  void report_ofManyBadRecords_endsWithTheirNumber() {
    inbox.drop("a.csv", lines(11_000) + "x,1,a,\n".repeat(1005));

    inbox.pass();

    assertThat(inbox.report("done/a.csv")).endsWith("and 5 more\n");
  }

  @Test
  void records_thatTheDatabaseRefuses_areNamedByTheirPage() {
    inbox.rejectedByDatabase = 2;
    inbox.drop("a.csv", lines(BuildPage.MOST_RECORDS + 1));

    inbox.pass();

    assertThat(inbox.report("done/a.csv"))
        .contains(
            "set aside  4\n",
            "lines 2 to 4000: the database set aside 2; waybill rejected list dropbox names their"
                + " keys",
            "lines 4002 to 4002: the database set aside 2");
  }
}

package dev.waybill.sync.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.load.NewColumn;
import dev.waybill.load.Page;
import dev.waybill.load.TargetTable.Kind;
import dev.waybill.sync.spi.Pass;
import dev.waybill.sync.spi.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of CSV and NDJSON. */
class ReadFilesTest {
  @TempDir private Path folder;
  private Inbox inbox;

  @BeforeEach
  void open() {
    inbox = new Inbox(folder);
  }

  private String failure(String file) {
    inbox.pass();
    assertThat(inbox.loads).isEmpty();
    assertThat(inbox.files("")).isEmpty();
    assertThat(inbox.files("failed")).contains(file);
    return inbox.report("failed/" + file);
  }

  @Test
  void csv_ofRfc4180_isRead() {
    inbox.drop(
        "a.csv",
        String.join(
            "\r\n",
            "orderid,Total,Note,OrderDate",
            "1,1.50,\"a \"\"b\"\", c",
            "d\",2026-01-31T17:30:00",
            "",
            "2,,,2026-01-31 17:30"));

    inbox.pass();

    LocalDateTime date = LocalDateTime.parse("2026-01-31T17:30");
    assertThat(inbox.loaded("OrderID")).containsExactly(1L, 2L);
    assertThat(inbox.loaded("Total")).containsExactly(new BigDecimal("1.50"), null);
    assertThat(inbox.loaded("Note")).containsExactly("a \"b\", c\r\nd", null);
    assertThat(inbox.loaded("OrderDate")).containsExactly(date, date);
  }

  @Test
  void csv_withOtherNamesAndColumns_isMappedAndTheRestTold() throws Exception {
    inbox.with("columns", Map.of("id", "OrderID"));
    inbox.drop("a.csv", "ID,Colour,,note\n1,red,,x\n");
    try (Source source = inbox.open();
        Pass pass = source.begin(Optional.empty(), Optional.empty())) {
      Page page = Objects.requireNonNull(pass.next());

      assertThat(page.tables().get(0).columns()).containsExactly("OrderID", "Note");
      assertThat(pass.unknown().get("dbo.Orders"))
          .containsExactly(new NewColumn("Colour", Kind.TEXT));
    }
  }

  @Test
  void csv_quotedEmpty_isATextAndNoNull() {
    inbox.drop("a.csv", "OrderID,Note,Total\n1,\"\",\"\"\n2,,\n");

    inbox.pass();

    assertThat(inbox.loaded("Note")).containsExactly("", null);
    assertThat(inbox.loaded("Total")).containsExactly(null, null);
  }

  @Test
  void csv_withWordsForNull_takesThemUnquoted() {
    inbox.with("null", List.of("NULL", "\\N"));
    inbox.drop("a.csv", "OrderID,Note\n1,NULL\n2,\\N\n3,\"NULL\"\n4,\n");

    inbox.pass();

    assertThat(inbox.loaded("Note")).containsExactly(null, null, "NULL", "");
  }

  @Test
  void csv_withOtherDelimiters_isRead() {
    for (String delimiter : List.of(";", "\t", "|")) {
      inbox.with("delimiter", delimiter);
      inbox.drop("a.csv", String.join(delimiter, "OrderID", "Note") + "\n1" + delimiter + "a,b\n");
      inbox.pass();
    }
    assertThat(inbox.loaded("Note")).containsExactly("a,b", "a,b", "a,b");
  }

  @Test
  void text_withAMark_isReadByIt() {
    String text = "OrderID,Note\n1,Zoë\n";
    inbox.with("encoding", "windows-1252");
    inbox.drop("a.csv", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    inbox.drop("b.csv", ("\uFEFF" + text + "\n").getBytes(StandardCharsets.UTF_16LE));
    inbox.drop("c.csv", ("\uFEFF" + text + "\n\n").getBytes(StandardCharsets.UTF_16BE));
    inbox.drop("d.csv", text.getBytes(Charset.forName("windows-1252")));

    inbox.pass();

    assertThat(inbox.loaded("Note")).containsExactly("Zoë", "Zoë", "Zoë", "Zoë");
  }

  @Test
  void text_ofAnotherEncoding_failsWithTheLine() {
    String lines = "OrderID,Note\r\n1,a\r\n2,\"x\ny\"\r\n3,Zoë\r\n4,d\r\n";
    inbox.drop("a.csv", lines.getBytes(Charset.forName("windows-1252")));

    assertThat(failure("a.csv"))
        .startsWith("a.csv: nothing of it was loaded into dbo.Orders\n")
        .contains("line 5: is not UTF-8; set encoding: to that of the file");
  }

  @Test
  void gzip_isUnpacked() throws IOException {
    inbox.drop("a.csv.gz", LoadOnceTest.gzip("OrderID\n1\n"));

    inbox.pass();

    assertThat(inbox.loads).hasSize(1);
  }

  @Test
  void gzip_cutOff_fails() throws IOException {
    byte[] whole = LoadOnceTest.gzip("OrderID\n1\n");
    inbox.drop("a.csv.gz", Arrays.copyOf(whole, whole.length - 6));

    assertThat(failure("a.csv.gz")).contains("is no whole gzip file");
  }

  @Test
  void csv_withoutAKeyColumn_fails() {
    inbox.drop("a.csv", "Number,Secret\n1,2\n");

    assertThat(failure("a.csv"))
        .contains("line 1: does not name OrderID, which is of the key of dbo.Orders")
        .doesNotContain("Secret");
  }

  @Test
  void csv_withoutAMappedColumn_fails() {
    inbox.with("columns", Map.of("amount", "Total"));
    inbox.drop("a.csv", "OrderID\n1\n");

    assertThat(failure("a.csv"))
        .contains("line 1: does not name amount, which the setting columns names");
  }

  @Test
  void csv_emptyOrWithoutDistinctNames_fails() {
    inbox.drop("a.csv", "");
    inbox.drop("b.csv", "OrderID,Note,OrderID\n1,a,2\n");
    inbox.drop("c.csv", "OrderID,ORDERID\n1,2\n");

    assertThat(failure("a.csv")).contains("is empty: the first line must name the columns");
    assertThat(inbox.report("failed/b.csv")).contains("line 1: columns 1 and 3 have the same name");
    assertThat(inbox.report("failed/c.csv")).contains("line 1: columns 1 and 2 both go to OrderID");
  }

  @Test
  void csv_withBrokenQuotes_failsWithTheLine() {
    inbox.drop("a.csv", "OrderID,Note\n1,a\n2,\"two\nlines\"\n3,\"x\" y\n");
    inbox.drop("b.csv", "OrderID,Note\n1,a\n2,\"never closed\n3,b\n");

    assertThat(failure("a.csv")).contains("line 5: is no CSV: a quote is not closed");
    assertThat(inbox.report("failed/b.csv")).contains("line 3: is no CSV: a quote is not closed");
  }

  @Test
  void csv_withAHeaderAlone_isDone() {
    inbox.drop("a.csv", "OrderID\n");

    inbox.pass();

    assertThat(inbox.files("done")).contains("a.csv");
    assertThat(inbox.report("done/a.csv")).contains("records    0");
  }

  @Test
  void ndjson_isRead() {
    inbox.with("format", "ndjson");
    inbox.drop(
        "a.ndjson",
        "{\"OrderID\":1,\"Total\":1.5,\"Note\":\"a\\nb\"}\r\n\n{\"orderid\":\"2\",\"Total\":null,"
            + "\"Note\":{\"a\":[1]},\"OrderDate\":\"2026-01-31T17:30:00Z\"}");

    inbox.pass();

    assertThat(inbox.loaded("OrderID")).containsExactly(1L, 2L);
    assertThat(inbox.loaded("Note")).containsExactly("a\nb", "{\"a\":[1]}");
    assertThat(inbox.loads.get(0)).doesNotContainKey("OrderDate");
    assertThat(inbox.loads.get(1).get("OrderDate"))
        .isEqualTo(OffsetDateTime.parse("2026-01-31T17:30:00Z"));
  }

  @Test
  void ndjson_withOneKeyInOtherFields_keepsTheOrder() {
    inbox.with("format", "ndjson");
    inbox.drop(
        "a.ndjson",
        "{\"OrderID\":1,\"Note\":\"old\"}\n{\"OrderID\":1,\"Total\":2}\n{\"OrderID\":1,\"Note\":\"new\"}\n");

    assertThat(inbox.pages(9)).isEqualTo(3);

    assertThat(inbox.loaded("Note")).containsExactly("old", null, "new");
  }

  @Test
  void ndjson_badLines_areSetAsideOneByOne() {
    inbox.with("format", "ndjson");
    inbox.drop(
        "a.ndjson",
        """
        {"OrderID":1}
        {"OrderID":2
        [3]
        {"OrderID":4}{}
        {"OrderID":5,"OrderID":5}
        {"Note":"x"}
        {"OrderID":7,"Total":true}
        {"OrderID":8}
        """);

    inbox.pass();

    assertThat(inbox.loaded("OrderID")).containsExactly(1L, 8L);
    assertThat(inbox.report("done/a.ndjson"))
        .contains(
            "line 2: is no JSON",
            "line 3: is no JSON object",
            "line 4: has something after its object",
            "line 5: is no JSON from character",
            "line 6: lacks a column of the key: OrderID",
            "line 7, field Total: is no number such as 1234.5");
  }

  @Test
  void ndjson_withUnknownFields_tellsTheirKinds() throws Exception {
    inbox.with("format", "ndjson");
    inbox.drop(
        "a.ndjson",
        """
        {"OrderID":1,"n":1,"d":1,"t":true,"s":null}
        {"OrderID":2,"d":1.5,"s":"x"}
        """);
    try (Source source = inbox.open();
        Pass pass = source.begin(Optional.empty(), Optional.empty())) {
      assertThat(pass.next()).isNotNull();

      assertThat(pass.unknown().get("dbo.Orders"))
          .containsExactlyInAnyOrder(
              new NewColumn("n", Kind.WHOLE_NUMBER),
              new NewColumn("d", Kind.DECIMAL),
              new NewColumn("t", Kind.TRUTH),
              new NewColumn("s", Kind.TEXT));
    }
  }

  @Test
  void zone_ofTheSource_isGivenToDatesWithoutAnOffset() {
    inbox.with("timezone", "Europe/Berlin");
    inbox.drop("a.csv", "OrderID,OrderDate\n1,2026-01-31T17:30:00\n");

    inbox.pass();

    assertThat(inbox.loaded("OrderDate"))
        .containsExactly(OffsetDateTime.parse("2026-01-31T17:30:00+01:00"));
  }
}

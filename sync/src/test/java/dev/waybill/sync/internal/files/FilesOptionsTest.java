package dev.waybill.sync.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Mistake;
import dev.waybill.sync.internal.files.Layout.Format;
import dev.waybill.sync.spi.ReadOptions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FilesOptionsTest {
  private static ReadOptions options(Map<String, Object> values) {
    return ReadOptions.at(List.of("sources", "dropbox"), values);
  }

  private static List<String> mistakes(Map<String, Object> values) {
    ReadOptions options = options(values);
    new FilesType().check(options);
    return options.mistakes().stream().map(Mistake::message).toList();
  }

  @Test
  void read_pathAndTable_restIsDefault() {
    ReadOptions given = options(Map.of("path", "./inbox", "to", "dbo.Orders"));

    FilesOptions read = FilesOptions.read(given);

    assertThat(given.mistakes()).isEmpty();
    assertThat(read.columns()).isEmpty();
    assertThat(read.settle()).isEqualTo(Duration.ofSeconds(5));
    assertThat(read.zone()).isEmpty();
    assertThat(read.layout().format()).isEqualTo(Format.CSV);
    assertThat(read.layout().encoding()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(read.layout().delimiter()).isEqualTo(',');
    assertThat(read.layout().nulls()).containsExactly("");
    assertThat(List.of("a.csv", "A.CSV", "a.csv.gz")).allMatch(read.taken()::test);
    assertThat(List.of("a.txt", "a.ndjson", "a.csv.filepart")).noneMatch(read.taken()::test);
  }

  @Test
  void read_everyKey_isMapped() {
    ReadOptions given =
        options(
            Map.of(
                "path", "/srv/in",
                "format", "csv",
                "to", "dbo.Payments",
                "columns", Map.of("id", "PaymentID"),
                "pattern", "pay-*.txt",
                "encoding", "windows-1252",
                "delimiter", ";",
                "null", List.of("", "NULL"),
                "settle", "1m",
                "timezone", "Europe/Berlin"));

    FilesOptions read = FilesOptions.read(given);

    assertThat(given.mistakes()).isEmpty();
    assertThat(read.path()).isEqualTo("/srv/in");
    assertThat(read.to()).isEqualTo("dbo.Payments");
    assertThat(read.columns()).containsExactly(Map.entry("id", "PaymentID"));
    assertThat(read.taken().test("pay-1.txt")).isTrue();
    assertThat(read.taken().test("pay-1.csv")).isFalse();
    assertThat(read.settle()).isEqualTo(Duration.ofMinutes(1));
    assertThat(read.zone()).contains(ZoneId.of("Europe/Berlin"));
    assertThat(read.layout().encoding()).isEqualTo(Charset.forName("windows-1252"));
    assertThat(read.layout().delimiter()).isEqualTo(';');
    assertThat(read.layout().nulls()).containsExactlyInAnyOrder("", "NULL");
  }

  @Test
  void read_ndjson_takesItsEndings() {
    FilesOptions read =
        FilesOptions.read(options(Map.of("path", "in", "to", "dbo.Orders", "format", "ndjson")));

    assertThat(read.layout().format()).isEqualTo(Format.NDJSON);
    assertThat(List.of("a.ndjson", "a.jsonl", "a.ndjson.gz")).allMatch(read.taken()::test);
    assertThat(read.taken().test("a.csv")).isFalse();
  }

  @Test
  void read_tab_byNameOrItself() {
    for (String tab : List.of("tab", "\t", "\\t")) {
      FilesOptions read =
          FilesOptions.read(options(Map.of("path", "in", "to", "dbo.Orders", "delimiter", tab)));
      assertThat(read.layout().delimiter()).isEqualTo('\t');
    }
  }

  @Test
  void check_mistakes_areToldTogetherWithTheirPlaces() {
    assertThat(
            mistakes(
                Map.of(
                    "format", "xlsx",
                    "encoding", "UTF-9",
                    "delimiter", ",,",
                    "pattern", "[",
                    "settle", "soon",
                    "timezone", "Mars",
                    "colums", Map.of("id", "OrderID"))))
        .containsExactlyInAnyOrder(
            "sources.dropbox.colums: unknown key; did you mean columns?",
            "sources.dropbox.path: is missing, such as ./inbox",
            "sources.dropbox.to: is missing, such as dbo.Orders",
            "sources.dropbox.format: must be one of csv, ndjson, not xlsx",
            "sources.dropbox.encoding: 'UTF-9' is unknown; write one such as UTF-8 or windows-1252",
            "sources.dropbox.delimiter: must be one character such as , or ; or the word tab",
            "sources.dropbox.pattern: '[' is no pattern; write one such as *.csv",
            "sources.dropbox.settle: 'soon' is no span of time; write days, hours, minutes or"
                + " seconds, such as 7d or 30s",
            "sources.dropbox.timezone: 'Mars' is no time zone; write one such as America/Chicago"
                + " or UTC");
  }

  @Test
  void check_csvKeysWithNdjson_areRefused() {
    assertThat(
            mistakes(
                Map.of(
                    "path", "in",
                    "to", "dbo.Orders",
                    "format", "ndjson",
                    "delimiter", ";",
                    "null", "")))
        .containsExactlyInAnyOrder(
            "sources.dropbox.delimiter: is of format: csv alone; take it away",
            "sources.dropbox.null: is of format: csv alone; take it away");
  }

  @Test
  void check_twoNamesForOneColumn_isRefused() {
    assertThat(
            mistakes(
                Map.of(
                    "path", "in",
                    "to", "dbo.Orders",
                    "columns", new TreeMap<>(Map.of("a", "OrderID", "b", "orderid")))))
        .containsExactly("sources.dropbox.columns: a and b go to the same column orderid");
  }
}

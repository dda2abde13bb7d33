package dev.waybill.app.print;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Rows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PrintRowsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Screen screen(Screen.Terminals terminals, int width) {
    return new Screen(
        new PrintWriter(out), new PrintWriter(err), terminals, width, Screen.Style.PLAIN);
  }

  private String print(Format format, Rows rows) {
    new PrintRows(screen(Screen.Terminals.NONE, 80), format).print(rows);
    return out.toString();
  }

  private static ListRows oddities() {
    return new ListRows("id", "text", "binary")
        .add(1, null, new byte[] {0, (byte) 0xAB})
        .add(2, "", null)
        .add(3, "a \"quoted\", \nline", new byte[0]);
  }

  @Test
  void csv_tellsNullFromEmpty() {
    assertThat(print(Format.CSV, oddities()))
        .isEqualTo(
            """
            id,text,binary
            1,,0x00ab
            2,"",
            3,"a ""quoted"",\s
            line",0x
            """);
  }

  @Test
  void json_isAnArrayWithOneObjectALine() {
    assertThat(print(Format.JSON, oddities()))
        .isEqualTo(
            """
            [
            {"id":1,"text":null,"binary":"0x00ab"},
            {"id":2,"text":"","binary":null},
            {"id":3,"text":"a \\"quoted\\", \\nline","binary":"0x"}
            ]
            """);
  }

  @Test
  void json_noRows_isAnEmptyArray() {
    assertThat(print(Format.JSON, new ListRows("id")).replaceAll("\\s", "")).isEqualTo("[]");
  }

  @Test
  void table_alignsAndShowsControlCharacters() {
    ListRows rows = new ListRows("id", "text").add(7, null).add(1000, "two\nlines\u001b[0m");

    assertThat(print(Format.TABLE, rows))
        .isEqualTo(
            """
              id  text
            ────  ───────────────────
               7  (null)
            1000  two\\nlines\\u001b[0m
            """);
  }

  @Test
  void values_areIsoAndPlain() {
    ListRows rows =
        new ListRows("value")
            .add(LocalDateTime.of(2017, 1, 1, 0, 0))
            .add(LocalDate.of(2017, 1, 1))
            .add(LocalTime.of(7, 0))
            .add(OffsetDateTime.of(2017, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHours(-6)))
            .add(Instant.parse("2017-01-01T06:00:00Z"))
            .add(new BigDecimal("1E+3"))
            .add(new BigDecimal("0.0000001"))
            .add(UUID.fromString("00000000-0000-0000-0000-000000000001"))
            .add(true);

    assertThat(print(Format.CSV, rows).lines().skip(1))
        .containsExactly(
            "2017-01-01T00:00:00",
            "2017-01-01",
            "07:00:00",
            "2017-01-01T00:00:00-06:00",
            "2017-01-01T06:00:00Z",
            "1000",
            "0.0000001",
            "00000000-0000-0000-0000-000000000001",
            "true");
  }

  @Test
  void json_keepsNumbersJsonColumnsAndSameNames() {
    Rows rows =
        new ListRows(
                List.of(
                    new Rows.Column("a", "jsonb"),
                    new Rows.Column("a", "numeric"),
                    new Rows.Column("b", "float8")))
            .add("{\"orderid\": 5}", new BigDecimal("12.5000"), Double.NaN);

    assertThat(print(Format.JSON, rows))
        .isEqualTo("[\n{\"a\":{\"orderid\": 5},\"a_2\":12.5000,\"b\":\"NaN\"}\n]\n");
  }

  @Test
  void limit_stopsAfterSoManyRows() {
    long count =
        new PrintRows(screen(Screen.Terminals.NONE, 80), Format.CSV).limit(2).print(oddities());

    assertThat(count).isEqualTo(2);
    assertThat(out.toString().lines()).hasSize(3);
  }

  @Test
  void table_onATerminal_leavesOutColumnsThatDoNotFitAndSaysSo() {
    ListRows rows = new ListRows("a", "b", "c").add("x".repeat(60), "y".repeat(20), "z");

    new PrintRows(screen(new Screen.Terminals(true, true, true), 50), Format.TABLE).print(rows);

    assertThat(out.toString()).contains("x".repeat(39) + "…").doesNotContain("y");
    assertThat(err.toString()).contains("1 of 3 columns fit");
  }

  @Test
  void table_instants_areInTheZone() {
    Instant time = Instant.parse("2017-07-01T05:00:00.250Z");
    ListRows rows =
        new ListRows("t").add(time).add(time.atOffset(ZoneOffset.UTC)).add(OffsetDateTime.MAX);
    ListRows again = new ListRows("t").add(time);
    ZoneId zone = ZoneId.of("America/Chicago");

    new PrintRows(screen(Screen.Terminals.NONE, 80), Format.TABLE).in(zone).print(rows);
    assertThat(out.toString().lines().skip(2))
        .containsExactly(
            "2017-07-01 00:00:00.25 CDT",
            "2017-07-01 00:00:00.25 CDT",
            "+999999999-12-31T23:59:59.999999999-18:00");

    out.getBuffer().setLength(0);
    new PrintRows(screen(new Screen.Terminals(true, true, true), 80), Format.TABLE)
        .in(zone)
        .print(again);
    assertThat(out.toString().lines().skip(2)).containsExactly("2017-07-01 00:00:00 CDT");
  }

  @Test
  void table_instantsWithoutAZone_areInUtc() {
    assertThat(print(Format.TABLE, new ListRows("t").add(Instant.EPOCH)))
        .endsWith("1970-01-01 00:00:00 UTC\n");
  }
}

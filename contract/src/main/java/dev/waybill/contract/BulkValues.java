package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.load.Loaded;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes in comes out as the database would have stored it, so that a repeat is no change. */
abstract class BulkValues extends LoadingPromise {
  BulkValues(PackUnderTest pack) {
    super(pack);
  }

  private Shop typed() throws SQLException {
    Shop shop = adopt(Shop.zoned(pack, ZoneId.of("America/Chicago")));
    shop.admin()
        .script(
            """
            create table shop.typed (id int not null primary key, small smallint, big bigint,
              money numeric(19, 4), pct numeric(5, 2), r real, d double precision, yes boolean,
              c char(5), v varchar(10), born date, tod time(3), at timestamp, at3 timestamp(3),
              moment timestamp with time zone, u uuid)""");
    shop.waybill().install();
    return shop;
  }

  private static final String COLUMNS =
      "id, small, big, money, pct, r, d, yes, c, v, born, tod, at, at3, moment, u";

  /** Odd values of one column each; the others are null. */
  private static List<Object[]> odd() {
    Object[][] values = {
      {1, "-32768", 32767, (short) 5, 7.0, new BigDecimal("12.000"), true, " 3 "},
      {2, Long.MIN_VALUE, Long.MAX_VALUE, BigInteger.TEN, "1e3", 0},
      {
        3,
        "0.00005",
        "-0.00005",
        "0.00004",
        "123456789012345.6789",
        "-0",
        0.1,
        1e-20,
        "1.50",
        new BigDecimal("1E+3"),
        10000,
        "9999.9999",
        "10000.0001",
        -1234567.8901,
        "100000000"
      },
      {4, "999.994", "-0.005", 1},
      {5, 0.1f, -0.0f, "1.1", 3, Float.NaN, "Infinity", new BigDecimal("1e-40")},
      {6, 0.1, -0.0, "-0", 1e300, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE},
      {7, true, false, "yes", "F", 1, 0},
      {8, "", "ab", "abcde", "ab   ", "abcde   ", "ü€𝄞", 12},
      {9, "", " ", "abc  ", "abcdefghij     ", "\\N", "\\.", "a\tb\nc", "'\"{},", "𝄞𝄞𝄞", 1.50},
      {
        10,
        "2026-02-28",
        "1582-10-10",
        "0001-01-01",
        LocalDate.MAX.withYear(9999),
        LocalDateTime.parse("2026-01-01T23:59:59"),
        "2026-01-01T03:00:00Z"
      },
      {11, "00:00", "23:59:59.9999", LocalTime.of(12, 30, 15, 500_000), "12:30:15.0005"},
      {
        12,
        "2026-01-01",
        "2026-01-01 10:00",
        "2026-01-01T10:00:00.1234567",
        "1969-12-31T23:59:59.9999995",
        "2026-07-01T00:00:00Z",
        OffsetDateTime.parse("2026-07-01T00:00:00+02:00"),
        Instant.EPOCH,
        LocalDateTime.parse("1900-01-01T00:00:00.123456789")
      },
      {13, "2026-01-01T10:00:00.1235", "2026-01-01T10:00:00.9995", "2026-12-31T23:59:59.9999"},
      {
        14,
        "2026-01-01T10:00:00.1234567Z",
        "2026-07-01",
        LocalDateTime.parse("2026-03-08T02:30:00"),
        LocalDateTime.parse("2026-11-01T01:30:00"),
        Instant.EPOCH,
        OffsetDateTime.parse("2026-07-01T00:00:00.000001+14:00"),
        "1900-01-01T00:00:00-06:00"
      },
      {15, "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11", "{a0eebc999c0b4ef8bb6d6bb9bd380a12}"}
    };
    List<Object[]> rows = new ArrayList<>();
    int width = COLUMNS.split(", ", -1).length;
    for (Object[] column : values) {
      int at = (int) column[0];
      for (int i = 1; i < column.length; i++) {
        Object[] row = new Object[width];
        row[0] = rows.size();
        row[at] = column[i];
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void oddValuesOfEveryType_areUnchangedWhenTheyComeAgain() throws Exception {
    Shop shop = typed();
    Object[][] rows = odd().toArray(Object[][]::new);
    Loaded first = load(shop, rows("shop.typed", COLUMNS, rows));
    assertThat(setAside(shop)).isEmpty();
    assertThat(counts(first)).isEqualTo("+" + rows.length + " ~0 =0 <0 -0 !0");
    List<String> stored = shop.source("typed");
    assertThat(counts(load(shop, rows("shop.typed", COLUMNS, rows))))
        .isEqualTo("+0 ~0 =" + rows.length + " <0 -0 !0");
    assertThat(shop.source("typed")).isEqualTo(stored);
  }

  @Test
  void valuesAreRoundedAsTheDatabaseDoes() throws Exception {
    Shop shop = typed();
    load(
        shop,
        rows(
            "shop.typed",
            "id, money, pct, c, v, at, moment",
            row(
                1,
                "0.00005",
                "-0.005",
                "ab",
                "abcdefghij   ",
                "2026-07-01T00:00:00Z",
                "2026-01-01")));
    assertThat(
            shop.admin()
                .rows(
                    "select money, pct, c || '.', v, cast(at as varchar(19)),"
                        + " case when moment = timestamp with time zone '2026-01-01 00:00:00-06:00' then 'midnight in Chicago' end"
                        + " from shop.typed"))
        .singleElement()
        .asString()
        .matches(
            "0\\.0001\\|-0\\.01\\|ab *\\.\\|abcdefghij\\|2026-06-30 19:00:00\\|midnight in Chicago");
  }

  @Test
  void nullAndNotNull_areToldApart() throws Exception {
    Shop shop = typed();
    Object[] nothing = new Object[16];
    nothing[0] = 1;
    Object[] zero = row(1, 0, 0, 0, 0, 0, 0, false, "", "", null, null, null, null, null, null);
    assertThat(counts(load(shop, rows("shop.typed", COLUMNS, nothing))))
        .isEqualTo("+1 ~0 =0 <0 -0 !0");
    assertThat(counts(load(shop, rows("shop.typed", COLUMNS, zero))))
        .isEqualTo("+0 ~1 =0 <0 -0 !0");
    assertThat(counts(load(shop, rows("shop.typed", COLUMNS, zero))))
        .isEqualTo("+0 ~0 =1 <0 -0 !0");
    assertThat(counts(load(shop, rows("shop.typed", COLUMNS, nothing))))
        .isEqualTo("+0 ~1 =0 <0 -0 !0");
  }
}

package dev.waybill.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FitValueTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final ValueLimits LIMITS = new ValueLimits(false, true, -4712, 294_275);

  private static @Nullable Object fit(
      Kind kind, String type, int length, int scale, @Nullable Object value) {
    Column column = new Column("x", kind, type, length, scale, true);
    return new FitValue(column, CHICAGO, LIMITS).fit(value);
  }

  private static void misfits(@Nullable Object fitted, String reason) {
    assertThat(fitted)
        .isInstanceOfSatisfying(
            Misfit.class, misfit -> assertThat(misfit.reason()).contains(reason));
  }

  private static @Nullable Object text(int length, Object value) {
    return fit(Kind.TEXT, "character varying(" + length + ")", length, 0, value);
  }

  private static @Nullable Object whole(String type, Object value) {
    return fit(Kind.WHOLE_NUMBER, type, 0, 0, value);
  }

  private static @Nullable Object money(Object value) {
    return fit(Kind.DECIMAL, "numeric(19,4)", 19, 4, value);
  }

  private static @Nullable Object dateTime(int digits, Object value) {
    return fit(Kind.DATE_TIME, "timestamp without time zone", 0, digits, value);
  }

  private static @Nullable Object instant(Object value) {
    return fit(Kind.INSTANT, "timestamp with time zone", 0, 6, value);
  }

  @Test
  void null_fitsWhereTheColumnTakesIt() {
    assertThat(text(5, "x")).isEqualTo("x");
    assertThat(fit(Kind.TEXT, "text", 0, 0, null)).isNull();
    Column column = new Column("x", Kind.TEXT, "text", 0, 0, false);
    misfits(new FitValue(column, CHICAGO, LIMITS).fit(null), "may not be null");
  }

  @Test
  void text_isCountedInCharacters_andCutWhereOnlyBlanksAreTooMany() {
    assertThat(text(3, "𝄞𝄞𝄞")).isEqualTo("𝄞𝄞𝄞");
    assertThat(text(3, "abc  ")).isEqualTo("abc");
    misfits(text(3, "abcd"), "is longer than 3 characters");
    misfits(text(3, "a\0"), "0x00");
    misfits(text(3, "\ud834"), "half a character");
    misfits(text(3, "\udd1ea"), "half a character");
    misfits(text(3, new byte[1]), "takes a text");
    assertThat(text(20, new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(text(20, true)).isEqualTo("true");
    assertThat(text(20, LocalDate.EPOCH)).isEqualTo("1970-01-01");
    assertThat(fit(Kind.TEXT, "character(5)", 5, 0, "ab")).isEqualTo("ab   ");
  }

  @Test
  void wholeNumbers_keepTheirRange() {
    assertThat(whole("integer", "12.00")).isEqualTo(12L);
    assertThat(whole("integer", 7.0)).isEqualTo(7L);
    assertThat(whole("integer", true)).isEqualTo(1L);
    assertThat(whole("smallint", -32768)).isEqualTo(-32768L);
    assertThat(whole("bigint", "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    misfits(whole("smallint", 32768), "out of the range of smallint");
    misfits(whole("integer", 1L << 31), "out of the range");
    misfits(whole("bigint", new BigInteger("9223372036854775808")), "out of the range");
    misfits(whole("bigint", "1e999999999"), "out of the range");
    misfits(whole("integer", "7.5"), "whole numbers only");
    misfits(whole("integer", "1e-999999999"), "whole numbers only");
    misfits(whole("integer", "seven"), "takes a number");
    misfits(whole("integer", ""), "takes a number");
    misfits(whole("integer", Double.NaN), "takes a number");
    misfits(whole("integer", LocalDate.EPOCH), "takes a number");
  }

  @Test
  void decimals_areRoundedHalfUp() {
    assertThat(money("0.00005")).isEqualTo(new BigDecimal("0.0001"));
    assertThat(money("-0.00005")).isEqualTo(new BigDecimal("-0.0001"));
    assertThat(money(0.1)).isEqualTo(new BigDecimal("0.1000"));
    assertThat(money(0.1f)).isEqualTo(new BigDecimal("0.1000"));
    assertThat(money("1e-999999999")).isEqualTo(new BigDecimal("0.0000"));
    assertThat(money("0e999999999")).isEqualTo(new BigDecimal("0.0000"));
    assertThat(money("999999999999999.99994")).isEqualTo(new BigDecimal("999999999999999.9999"));
    misfits(money("999999999999999.99995"), "out of the range");
    misfits(money("1e999999999"), "out of the range");
    misfits(money("9".repeat(2000)), "takes a number");
    assertThat(fit(Kind.DECIMAL, "numeric", 0, 0, "1.230")).isEqualTo(new BigDecimal("1.230"));
  }

  @Test
  void floats_knowNoNegativeZero() {
    assertThat(fit(Kind.FLOAT, "double precision", 0, 0, -0.0)).isEqualTo(0.0);
    assertThat(fit(Kind.FLOAT, "double precision", 0, 0, "nan")).isEqualTo(Double.NaN);
    assertThat(fit(Kind.FLOAT, "real", 0, 0, 0.1)).isEqualTo(0.1f);
    misfits(fit(Kind.FLOAT, "real", 0, 0, 1e300), "out of the range of real");
    misfits(fit(Kind.FLOAT, "double precision", 0, 0, "1e400"), "out of the range");
    misfits(fit(Kind.FLOAT, "double precision", 0, 0, "0x1p3"), "takes a number");
  }

  @Test
  void truthAndBytes_takeTheirSpellings() {
    assertThat(fit(Kind.TRUTH, "boolean", 0, 0, "Yes")).isEqualTo(true);
    assertThat(fit(Kind.TRUTH, "boolean", 0, 0, 0)).isEqualTo(false);
    misfits(fit(Kind.TRUTH, "boolean", 0, 0, 2), "true or false");
    misfits(fit(Kind.TRUTH, "boolean", 0, 0, "maybe"), "true or false");
    assertThat(fit(Kind.BYTES, "bytea", 0, 0, "\\x0a0B")).isEqualTo(new byte[] {10, 11});
    assertThat(fit(Kind.BYTES, "bytea", 0, 0, "0x0a")).isEqualTo(new byte[] {10});
    assertThat(fit(Kind.BYTES, "bytea", 0, 0, "AQI=")).isEqualTo(new byte[] {1, 2});
    misfits(fit(Kind.BYTES, "bytea", 0, 0, "not bytes"), "takes bytes");
    misfits(fit(Kind.BYTES, "bytea", 2, 0, new byte[3]), "longer than 2 bytes");
  }

  @Test
  void dates_areBroughtIntoTheConfiguredZoneAndBack() {
    assertThat(dateTime(6, Instant.parse("2026-07-01T00:00:00Z")))
        .isEqualTo(LocalDateTime.parse("2026-06-30T19:00"));
    assertThat(dateTime(6, OffsetDateTime.parse("2026-01-01T00:00:00+02:00")))
        .isEqualTo(LocalDateTime.parse("2025-12-31T16:00"));
    assertThat(dateTime(6, "2026-01-01 10:00Z")).isEqualTo(LocalDateTime.parse("2026-01-01T04:00"));
    assertThat(instant("2026-07-01")).isEqualTo(Instant.parse("2026-07-01T05:00:00Z"));
    assertThat(instant("2026-07-01T00:00:00.5-0530"))
        .isEqualTo(Instant.parse("2026-07-01T05:30:00.5Z"));
    assertThat(fit(Kind.DATE, "date", 0, 0, Instant.parse("2026-07-01T00:00:00Z")))
        .isEqualTo(LocalDate.parse("2026-06-30"));
    assertThat(fit(Kind.TIME, "time", 0, 6, "2026-07-01T10:20:30"))
        .isEqualTo(LocalTime.of(10, 20, 30));
  }

  @Test
  void fractions_areRoundedToTheColumnsDigits() {
    assertThat(dateTime(3, "2026-12-31T23:59:59.9995"))
        .isEqualTo(LocalDateTime.parse("2027-01-01T00:00"));
    assertThat(dateTime(6, "1969-12-31T23:59:59.1234564999"))
        .isEqualTo(LocalDateTime.parse("1969-12-31T23:59:59.123456"));
    assertThat(dateTime(0, "2026-01-01T00:00:00.5"))
        .isEqualTo(LocalDateTime.parse("2026-01-01T00:00:01"));
    assertThat(fit(Kind.TIME, "time", 0, 3, "23:59:59.9996"))
        .isEqualTo(LocalTime.parse("23:59:59.999"));
  }

  @Test
  void whatIsNoDate_doesNotFit() {
    for (Object none :
        new Object[] {
          "",
          "yesterday",
          "2026-02-30",
          "2026-13-01",
          "1/2/2026",
          "2026-01-01T25:00",
          "2026-01-01T",
          "2026-01-01T10:00+99:00",
          "2026-01-01T10:00:00.",
          "20260101",
          20260101,
          true
        }) {
      misfits(dateTime(6, none), "is no date");
    }
    misfits(fit(Kind.TIME, "time", 0, 6, "noon"), "is no time of day");
    misfits(dateTime(6, LocalDateTime.MAX), "out of the range");
    misfits(instant(Instant.MAX), "out of the range");
  }

  @Test
  void uuids_haveOneSpelling() {
    String one = "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11";
    assertThat(fit(Kind.OTHER, "uuid", 0, 0, "{A0EEBC999C0B4EF8BB6D6BB9BD380A11}")).isEqualTo(one);
    assertThat(fit(Kind.OTHER, "uuid", 0, 0, UUID.fromString(one))).isEqualTo(one);
    misfits(fit(Kind.OTHER, "uuid", 0, 0, "a0eebc99"), "takes a UUID");
  }
}

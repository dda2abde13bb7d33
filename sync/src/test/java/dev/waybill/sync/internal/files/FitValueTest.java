package dev.waybill.sync.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FitValueTest {
  private static final FitValue FIT = new FitValue(Optional.empty(), ZoneId.of("America/Chicago"));

  private static Column column(Kind kind, String type, int length, int scale) {
    return new Column("it", kind, type, length, scale, true);
  }

  private static Column column(Kind kind) {
    return column(kind, kind.name(), 0, 0);
  }

  static Stream<Arguments> fitting() {
    return Stream.of(
        Arguments.of(column(Kind.TEXT), " a ", " a "),
        Arguments.of(
            column(Kind.TEXT, "varchar(2)", 2, 0),
            "\uD83D\uDE00\uD83D\uDE00",
            "\uD83D\uDE00\uD83D\uDE00"),
        Arguments.of(column(Kind.TEXT, "varchar(2)", 2, 0), "ab  ", "ab  "),
        Arguments.of(column(Kind.WHOLE_NUMBER), " 12 ", 12L),
        Arguments.of(column(Kind.WHOLE_NUMBER), "-7.00", -7L),
        Arguments.of(column(Kind.WHOLE_NUMBER), "9223372036854775807", Long.MAX_VALUE),
        Arguments.of(column(Kind.WHOLE_NUMBER, "integer", 0, 0), "-2147483648", -2147483648L),
        Arguments.of(column(Kind.DECIMAL, "numeric(4,2)", 4, 2), "12.5", new BigDecimal("12.5")),
        Arguments.of(column(Kind.FLOAT), "1e3", 1000.0),
        Arguments.of(column(Kind.FLOAT), "NaN", "NaN"),
        Arguments.of(column(Kind.TRUTH), "Yes", true),
        Arguments.of(column(Kind.TRUTH), "0", false),
        Arguments.of(column(Kind.DATE), "2017-01-31", LocalDate.parse("2017-01-31")),
        Arguments.of(
            column(Kind.DATE), "2017-01-31 00:00:00", LocalDateTime.parse("2017-01-31T00:00")),
        Arguments.of(column(Kind.TIME), "17:30", LocalTime.parse("17:30")),
        Arguments.of(column(Kind.DATE_TIME), "2017-01-31", LocalDateTime.parse("2017-01-31T00:00")),
        Arguments.of(
            column(Kind.DATE_TIME),
            "2017-01-31 17:30:00.123",
            LocalDateTime.parse("2017-01-31T17:30:00.123")),
        Arguments.of(
            column(Kind.DATE_TIME),
            "2017-01-31t17:30:00+0530",
            OffsetDateTime.parse("2017-01-31T17:30:00+05:30")),
        Arguments.of(
            column(Kind.INSTANT),
            "2017-01-31 17:30",
            OffsetDateTime.parse("2017-01-31T17:30:00-06:00")),
        Arguments.of(column(Kind.OTHER), "{}", "{}"),
        Arguments.of(column(Kind.DECIMAL), "  ", null));
  }

  @ParameterizedTest
  @MethodSource("fitting")
  void fit_whatFits_isAValue(Column column, String text, @Nullable Object value) throws Misfit {
    assertThat(FIT.fit(column, text)).isEqualTo(value);
  }

  static Stream<Arguments> misfitting() {
    return Stream.of(
        Arguments.of(column(Kind.TEXT, "varchar(2)", 2, 0), "abc", "is longer than 2 characters"),
        Arguments.of(column(Kind.TEXT), "a\0b", "holds the character U+0000"),
        Arguments.of(column(Kind.WHOLE_NUMBER), "1.5", "is no whole number"),
        Arguments.of(column(Kind.WHOLE_NUMBER), "1,000", "is no number such as 1234.5"),
        Arguments.of(column(Kind.WHOLE_NUMBER), "1e999999999", "has more than 1000 digits"),
        Arguments.of(
            column(Kind.WHOLE_NUMBER, "integer", 0, 0), "2147483648", "is too large for integer"),
        Arguments.of(
            column(Kind.WHOLE_NUMBER, "smallint", 0, 0), "-32769", "is too large for smallint"),
        Arguments.of(
            column(Kind.DECIMAL, "numeric(4,2)", 4, 2),
            "99.995",
            "has more than 2 digits before the point"),
        Arguments.of(column(Kind.DECIMAL), "1,5", "is no number such as 1234.5"),
        Arguments.of(column(Kind.FLOAT), "1e400", "is too large"),
        Arguments.of(column(Kind.TRUTH), "2", "is neither true nor false"),
        Arguments.of(column(Kind.BYTES), "0xZ", "is neither 0x with hexadecimal digits nor Base64"),
        Arguments.of(column(Kind.BYTES, "bytea", 1, 0), "0x0102", "is longer than 1 bytes"),
        Arguments.of(column(Kind.TIME), "half past", "is no time such as 17:30:00"),
        Arguments.of(
            column(Kind.DATE_TIME),
            "1/2/2017",
            "is no date such as 2017-01-31 or 2017-01-31T17:30:00"),
        Arguments.of(
            column(Kind.DATE),
            "2017-02-30",
            "is no date such as 2017-01-31 or 2017-01-31T17:30:00"));
  }

  @ParameterizedTest
  @MethodSource("misfitting")
  void fit_whatDoesNot_isToldWithoutTheValue(Column column, String text, String reason) {
    assertThatThrownBy(() -> FIT.fit(column, text)).isInstanceOf(Misfit.class).hasMessage(reason);
  }

  @Test
  void fit_bytes_hexadecimalOrBase64() throws Misfit {
    assertThat(FIT.fit(column(Kind.BYTES), "0x0aFF")).isEqualTo(new byte[] {10, -1});
    assertThat(FIT.fit(column(Kind.BYTES), "Cv8=")).isEqualTo(new byte[] {10, -1});
  }
}

package dev.waybill.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParseStartTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1/1/2017                      | 2017-01-01T06:00:00Z",
        "1/13/2017                     | 2017-01-13T06:00:00Z",
        "13/1/2017                     | 2017-01-13T06:00:00Z",
        "13.01.2017                    | 2017-01-13T06:00:00Z",
        "2017-01-13                    | 2017-01-13T06:00:00Z",
        "20170113                      | 2017-01-13T06:00:00Z",
        "2017-1-3                      | 2017-01-03T06:00:00Z",
        "2017-07-01                    | 2017-07-01T05:00:00Z",
        "2017-01-13T08:00              | 2017-01-13T14:00:00Z",
        "2017-01-13 08:00:01.5         | 2017-01-13T14:00:01.500Z",
        "2017-01-13T08:00:00Z          | 2017-01-13T08:00:00Z",
        "2017-01-13T08:00:00.123456789Z| 2017-01-13T08:00:00.123456789Z",
        "2017-01-13 08:00:00+02        | 2017-01-13T06:00:00Z",
        "2017-01-13 08:00:00 -0530     | 2017-01-13T13:30:00Z",
        "1/13/2017 8:05 PM             | 2017-01-14T02:05:00Z",
        "1/13/2017 12:05:00 AM         | 2017-01-13T06:05:00Z",
        "3 April 2017                  | 2017-04-03T05:00:00Z",
        "April 3, 2017                 | 2017-04-03T05:00:00Z",
        "3-Apr-2017                    | 2017-04-03T05:00:00Z",
        "Sept 3rd, 2017 7:00           | 2017-09-03T12:00:00Z",
        "2017-Apr-03                   | 2017-04-03T05:00:00Z",
      })
  void parse_oneReading_isTaken(String typed, Instant meant) {
    assertThat(ParseStart.parse(typed, CHICAGO, NOW)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3/4/2017            | The start '3/4/2017' can be read in two ways. Write 2017-03-04 or 2017-04-03.",
        "yesterday           | The start 'yesterday' is not understood as a date. Write one such as 2017-01-31 or 2017-01-31T08:00:00-06:00.",
        "now                 | The start 'now' is not understood as a date. Write one such as 2017-01-31 or 2017-01-31T08:00:00-06:00.",
        "1/13/17             | The start '1/13/17' is not understood as a date. Write one such as 2017-01-31 or 2017-01-31T08:00:00-06:00.",
        "2017                | The start '2017' is not understood as a date. Write one such as 2017-01-31 or 2017-01-31T08:00:00-06:00.",
        "''                  | The start '' is not understood as a date. Write one such as 2017-01-31 or 2017-01-31T08:00:00-06:00.",
        "2/30/2017           | The start '2/30/2017' is no date of the calendar. Write one such as 2017-01-31 or 2017-01-31T08:00:00-06:00.",
        "13/13/2017          | The start '13/13/2017' is no date of the calendar. Write one such as 2017-01-31 or 2017-01-31T08:00:00-06:00.",
        "3 Foo 2017          | The start '3 Foo 2017' is no date of the calendar. Write one such as 2017-01-31 or 2017-01-31T08:00:00-06:00.",
        "2026-11-23T12:00:01Z| The start '2026-11-23T12:00:01Z' is in the future. Write a date that has passed, such as 2017-01-31.",
      })
  void parse_anythingElse_isRefusedWithAnExample(String typed, String message) {
    assertThatThrownBy(() -> ParseStart.parse(typed, CHICAGO, NOW))
        .isInstanceOf(WaybillException.class)
        .hasMessage(message)
        .extracting(e -> ((WaybillException) e).code())
        .isEqualTo(ErrorCode.BAD_START);
  }
}

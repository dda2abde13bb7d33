package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.Capability;
import dev.waybill.ErrorCode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R24: dates as people type them; ambiguous and future ones are refused. One shop for all of them:
 * each date meets what those before it left, and making shops would be nearly all of the time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TypedDates extends Promise {
  private @Nullable Shop chicago;
  private int notes;

  TypedDates(PackUnderTest pack) {
    super(pack, Capability.TYPED_DATES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2017-01-02;                      2017-01-02T06:00:00Z",
        "2017-07-02;                      2017-07-02T05:00:00Z",
        "2017-01-02T10:20:30Z;            2017-01-02T10:20:30Z",
        "2017-01-02T10:20:30.5Z;          2017-01-02T10:20:30.500Z",
        "2017-01-02T10:20:30+02:00;       2017-01-02T08:20:30Z",
        "2017-01-02T10:20:30;             2017-01-02T16:20:30Z",
        "2017-01-02T10:20;                2017-01-02T16:20:00Z",
        "2017-01-02 10:20:30;             2017-01-02T16:20:30Z",
        "2017-01-02 10:20;                2017-01-02T16:20:00Z",
        "1/1/2017;                        2017-01-01T06:00:00Z",
        "01/01/2017;                      2017-01-01T06:00:00Z",
        "1/13/2017;                       2017-01-13T06:00:00Z",
        "13/1/2017;                       2017-01-13T06:00:00Z",
        "5/5/2017;                        2017-05-05T05:00:00Z",
        "1 Jan 2017;                      2017-01-01T06:00:00Z",
        "Jan 1 2017;                      2017-01-01T06:00:00Z",
        "January 1, 2017;                 2017-01-01T06:00:00Z",
        "1 January 2017;                  2017-01-01T06:00:00Z",
        "2016-02-29;                      2016-02-29T06:00:00Z",
        "1900-01-01;                      1900-01-01T06:00:00Z",
      })
  void R24_good(String typed, Instant meant) throws Exception {
    Shop shop = inChicago();
    assertThat(shop.waybill().queue("queue").refresh(typed).from()).isEqualTo(meant);
    assertThat(shop.admin().rows(pack.refresh("queue", typed))).hasSize(1);
    assertThat(shop.waybill().queue("queue").current().from()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3/4/2017",
        "03/04/2017",
        "4/3/2017",
        "1/2/17",
        "17-01-02",
        "01-02-17",
        "yesterday",
        "now",
        "today",
        "tomorrow",
        "infinity",
        "-infinity",
        "epoch",
        "allballs",
        "",
        "  ",
        "2017",
        "x",
        "2017-13-01",
        "2017-02-30",
        "2017-02-29",
        "13/13/2017",
        "2017-01-01T25:00",
        "0/1/2017",
        "2999-01-01",
        "1/1/2999",
        "3 days",
        "P1D",
        "null",
        "'; drop table shop.notes; --",
        "1 Foo 2017",
        "2017-01-01 10:20 or so",
        "Monday",
        "last week",
        "1/1/20170",
        "2017-1-1-1"
      })
  void R24_bad_isRefusedWithAnExample(String typed) throws Exception {
    Shop shop = inChicago();
    shop.admin().note(++notes);
    List<String> before = shop.everything("queue");
    refused(ErrorCode.BAD_START, () -> shop.waybill().queue("queue").refresh(typed), "20");
    refusedBySql(
        ErrorCode.BAD_START,
        () -> shop.admin().rows(pack.refresh("queue", typed.replace("'", "''"))));
    assertThat(shop.everything("queue")).isEqualTo(before);
    assertThat(shop.refresh().rows()).isEqualTo(1);
  }

  @Test
  void R24_ambiguous_saysSo() throws Exception {
    Shop shop = inChicago();
    refused(ErrorCode.BAD_START, () -> shop.waybill().queue("queue").refresh("3/4/2017"), "2017-");
  }

  @Test
  void R24_future_isRefused() throws Exception {
    Shop shop = inChicago();
    refused(
        ErrorCode.BAD_START,
        () -> shop.waybill().queue("queue").refresh(Instant.now().plus(Duration.ofHours(30))));
    shop.waybill().queue("queue").refresh(Instant.now().minusSeconds(60));
  }

  private Shop inChicago() throws SQLException {
    Shop shop = chicago;
    if (shop == null) {
      shop = Shop.zoned(pack, ZoneId.of("America/Chicago"));
      chicago = shop;
      shop.waybill().install();
      shop.refresh();
    }
    return shop;
  }

  @AfterAll
  void closeChicago() throws SQLException {
    Shop shop = chicago;
    if (shop != null) {
      shop.close();
    }
  }
}

package dev.waybill.sync.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.load.TargetTable.Column;
import dev.waybill.load.TargetTable.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NormaliseTest {
  private static final Column WHOLE = new Column("n", Kind.WHOLE_NUMBER, "integer", 0, 0, true);
  private static final Column MONEY = new Column("m", Kind.DECIMAL, "numeric(19,4)", 19, 4, true);
  private static final Column TIME = new Column("t", Kind.DATE_TIME, "timestamp(3)", 0, 3, true);
  private static final Column MOMENT =
      new Column("i", Kind.INSTANT, "timestamp with time zone", 0, 6, true);
  private static final Column TEXT = new Column("s", Kind.TEXT, "varchar(5)", 5, 0, true);
  private static final Column BYTES = new Column("b", Kind.BYTES, "bytea", 0, 0, true);

  private final Normalise normalise = new Normalise(ZoneId.of("America/Chicago"));

  private void assertSame(Column column, Object one, Object other) {
    assertThat(normalise.text(column, one)).isEqualTo(normalise.text(column, other));
  }

  private void assertDifferent(Column column, @Nullable Object one, Object other) {
    assertThat(normalise.text(column, one)).isNotEqualTo(normalise.text(column, other));
  }

  @Test
  void text_equalNumbersOfOtherTypes_areTheSame() {
    assertSame(WHOLE, 7L, new BigDecimal("7.00"));
    assertSame(WHOLE, 1L, true);
    assertSame(MONEY, 0.15f, new BigDecimal("0.1500"));
    assertSame(MONEY, new BigDecimal("1.00005"), new BigDecimal("1.0001"));
    assertSame(MONEY, new BigDecimal("100"), 100L);
    assertDifferent(MONEY, new BigDecimal("0.1501"), 0.15f);
  }

  /** The target gives small letters; a key that differed would count as gone. */
  @Test
  void text_uuidsInOtherSpellings_areTheSame() {
    Column uuid = new Column("u", Kind.OTHER, "uuid", 0, 0, true);
    String small = "6f9619ff-8b86-d011-b42d-00cf4fc964ff";
    assertSame(uuid, "6F9619FF-8B86-D011-B42D-00CF4FC964FF", small);
    assertSame(uuid, "{6F9619FF-8B86-D011-B42D-00CF4FC964FF}", small);
    assertDifferent(uuid, "6F9619FF-8B86-D011-B42D-00CF4FC964FE", small);
    Column other = new Column("o", Kind.OTHER, "inet", 0, 0, true);
    assertDifferent(other, "FE80::1", "fe80::1");
  }

  @Test
  void text_equalMoments_areTheSame() {
    assertSame(
        TIME,
        OffsetDateTime.parse("2026-07-01T12:00:00Z"),
        LocalDateTime.parse("2026-07-01T07:00:00"));
    assertSame(
        TIME,
        LocalDateTime.parse("2026-07-01T07:00:00.0005"),
        LocalDateTime.parse("2026-07-01T07:00:00.001"));
    assertSame(TIME, LocalDate.parse("2026-07-01"), LocalDateTime.parse("2026-07-01T00:00:00"));
    assertSame(
        MOMENT,
        LocalDateTime.parse("2026-07-01T07:00:00"),
        OffsetDateTime.parse("2026-07-01T14:00:00+02:00"));
    assertDifferent(
        TIME,
        LocalDateTime.parse("2026-07-01T07:00:00.001"),
        LocalDateTime.parse("2026-07-01T07:00:00.002"));
  }

  @Test
  void text_infinity_doesNotFail() {
    assertThat(normalise.text(MOMENT, OffsetDateTime.MAX)).isNotNull();
    assertThat(normalise.text(TIME, LocalDateTime.MAX)).isNotNull();
    assertThat(normalise.text(TIME, OffsetDateTime.MIN)).isNotNull();
  }

  @Test
  void text_nullAndEmpty_differ() {
    assertDifferent(TEXT, null, "");
    assertDifferent(TEXT, "a", "A");
    assertSame(BYTES, new byte[] {1, 2}, new byte[] {1, 2});
  }

  @Test
  void row_valuesInOtherColumns_differ() {
    List<Column> columns = List.of(TEXT, TEXT);
    assertThat(normalise.row(columns, new Object[] {"ab", "c"}))
        .isNotEqualTo(normalise.row(columns, new Object[] {"a", "bc"}));
    assertThat(normalise.row(columns, new @Nullable Object[] {null, "a"}))
        .isNotEqualTo(normalise.row(columns, new @Nullable Object[] {"", "a"}));
  }
}

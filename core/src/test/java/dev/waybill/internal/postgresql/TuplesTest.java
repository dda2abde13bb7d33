package dev.waybill.internal.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TuplesTest {
  private record Field(Wire wire, Object value) {}

  private static Object roundTrip(Wire wire, Object value) {
    EncodeTuples tuples = new EncodeTuples(1, 1);
    tuples.begin(1);
    tuples.field(wire, value);
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    copy.writeBytes(new byte[19]);
    copy.write(tuples.bytes(), 0, tuples.size());
    copy.writeBytes(new byte[] {-1, -1});
    ReadTuples read = new ReadTuples(copy.toByteArray());
    assertThat(read.next()).isTrue();
    Object back = read.value(0, wire);
    assertThat(read.next()).isFalse();
    return back;
  }

  @Test
  void values_comeBackAsTheyWent() {
    for (Field field :
        List.of(
            new Field(Wire.BOOL, true),
            new Field(Wire.INT2, -32768L),
            new Field(Wire.INT4, (long) Integer.MIN_VALUE),
            new Field(Wire.INT8, Long.MAX_VALUE),
            new Field(Wire.FLOAT4, 0.1f),
            new Field(Wire.FLOAT8, Double.NaN),
            new Field(Wire.TEXT, "ü€𝄞"),
            new Field(Wire.BYTEA, new byte[] {0, -1}),
            new Field(Wire.DATE, LocalDate.of(-4712, 1, 1)),
            new Field(Wire.DATE, LocalDate.of(2026, 11, 28)),
            new Field(Wire.TIME, LocalTime.parse("23:59:59.999999")),
            new Field(Wire.TIMESTAMP, LocalDateTime.parse("1899-12-31T23:59:59.999999")),
            new Field(Wire.TIMESTAMP, LocalDateTime.parse("2026-11-28T01:02:03.000004")),
            new Field(Wire.TIMESTAMPTZ, Instant.parse("1999-12-31T23:59:59.999999Z")),
            new Field(Wire.UUID, "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
            new Field(Wire.JSONB, "{\"a\": 1}"))) {
      assertThat(roundTrip(field.wire(), field.value())).as("%s", field).isEqualTo(field.value());
    }
  }

  @Test
  void numbers_comeBackAsTheyWent() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal number =
          new BigDecimal(
              new BigInteger(random.nextInt(200), random)
                  .multiply(BigInteger.TEN.pow(random.nextInt(9))),
              random.nextInt(30) - 5);
      BigDecimal signed = random.nextBoolean() ? number : number.negate();
      assertThat((BigDecimal) roundTrip(Wire.NUMERIC, signed))
          .as("%s, seed %d", signed, seed)
          .isEqualByComparingTo(signed);
    }
    assertThat((BigDecimal) roundTrip(Wire.NUMERIC, new BigDecimal("0.0000"))).isZero();
  }
}
